package braid.answer.sql.dialect;

import braid.answer.rows.request.BadRequest;
import braid.core.text.Names;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHOW TABLES and DESCRIBE, as SELECT over the {@link InformationSchema}. */
public final class SessionStatements {
    private static final Pattern SHOW = Pattern.compile(
            "\\s*SHOW\\s+(?:FULL\\s+)?(TABLES|VIEWS|SCHEMAS|DATABASES)\\s*;?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DESCRIBE = Pattern.compile(
            "\\s*(?:DESCRIBE|DESC|SHOW\\s+(?:FULL\\s+)?COLUMNS\\s+(?:FROM|IN))\\s+(?:TABLE\\s+|VIEW\\s+)?"
                    + "(?:\\w+\\s*\\.\\s*)?(\\w+|\"[^\"]+\")\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private SessionStatements() {}

    /**
     * What stands for a statement; the same for any other.
     *
     * @throws BadRequest if there is no view of that name
     */
    public static String select(String sql, Pipeline pipeline) {
        Matcher show = SHOW.matcher(sql);
        if (show.matches()) {
            return show.group(1).toUpperCase(Locale.ROOT).matches("TABLES|VIEWS")
                    ? "SELECT table_name FROM information_schema.tables ORDER BY table_name"
                    : "SELECT schema_name FROM information_schema.schemata";
        }
        Matcher describe = DESCRIBE.matcher(sql);
        return describe.matches() ? describe(describe, pipeline) : sql;
    }

    private static String describe(Matcher statement, Pipeline pipeline) {
        String given = statement.group(1);
        String name = given.startsWith("\"") ? given.substring(1, given.length() - 1) : given.toLowerCase(Locale.ROOT);
        if (pipeline.view(name) == null) {
            List<String> views = pipeline.views().stream().map(View::name).toList();
            throw BadRequest.at(
                    1, statement.start(1) + 1, "There is no view '" + name + "'. " + Names.suggestion(name, views));
        }
        return "SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = '" + name
                + "' ORDER BY ordinal_position";
    }
}
