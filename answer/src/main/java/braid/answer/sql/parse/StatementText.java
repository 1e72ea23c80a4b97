package braid.answer.sql.parse;

import braid.answer.arithmetic.translation.OwnOperators;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.dialect.DeclaredCase;
import braid.answer.sql.dialect.Dialect;
import braid.answer.sql.dialect.QuotedWords;
import braid.answer.sql.dialect.ZonedTimes;
import braid.answer.sql.mistake.SqlMistakes;
import braid.answer.sql.refusal.LongComparisons;
import braid.core.sql.token.KeywordNames;
import braid.core.sql.token.Opaque;
import braid.core.view.Pipeline;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/**
 * A statement as it came.
 *
 * @param select the text of its SELECT, each character at the place where it came
 * @param explained whether EXPLAIN, or EXPLAIN PLAN FOR, stood before it
 */
public record StatementText(String select, boolean explained) {
    private static final SqlParser.Config PARSER = SqlParser.config()
            .withParserFactory(SqlBabelParserImpl.FACTORY)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withCaseSensitive(true)
            .withConformance(SpokenSql.INSTANCE);

    /** Texts, names in quotes, comments, and what stands between them. */
    private static final Pattern PIECE = Pattern.compile(Opaque.PIECES + "|[\\s;]++|[^'\"/;\\s-]++|.");

    private static final Pattern NOTHING = Pattern.compile("--[^\\n]*+|/\\*(?s:.*)\\*/|[\\s;]++");

    private static final Pattern EXPLAIN =
            Pattern.compile("\\s*EXPLAIN(\\s+PLAN\\s+FOR)?\\b", Pattern.CASE_INSENSITIVE);

    private static final Predicate<String> IS_NAME = KeywordNames.names(PARSER, "SELECT 1 AS ", " FROM t");

    private static Set<String> columns(Pipeline pipeline) {
        return pipeline.views().stream()
                .flatMap(view -> view.columns().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    public static StatementText of(String sql) {
        String text = withoutEnd(sql);
        Matcher explain = EXPLAIN.matcher(text);
        if (!explain.lookingAt()) {
            return new StatementText(text, false);
        }
        String blank = text.substring(0, explain.end()).replaceAll("\\S", " ");
        return new StatementText(blank + text.substring(explain.end()), true);
    }

    /** Without semicolons and comments behind it. */
    private static String withoutEnd(String sql) {
        int end = 0;
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            if (!NOTHING.matcher(piece.group()).matches()) {
                end = piece.end();
            }
        }
        if (end == 0) {
            throw BadRequest.at(
                    1, 1, "The statement is empty. Write SELECT ... FROM a view; GET /api/v1/views lists them.");
        }
        return sql.substring(0, end);
    }

    /** @throws braid.answer.rows.request.BadRequest if it is no SELECT */
    public SqlNode parse(SqlMistakes mistakes, Pipeline pipeline) {
        LongComparisons.check(select);
        ZonedTimes zones = ZonedTimes.of(QuotedWords.inGrammar(select));
        KeywordNames names = KeywordNames.inStatement(zones.text(), columns(pipeline), IS_NAME);
        SqlNode statement;
        try {
            statement = SqlParser.create(names.text(), PARSER).parseQuery();
            names.restore(statement);
            DeclaredCase.in(statement, pipeline);
        } catch (SqlParseException e) {
            throw mistakes.of(e, names);
        }
        if (!statement.getKind().belongsTo(SqlKind.QUERY)) {
            throw mistakes.notSelect(statement);
        }
        return OwnOperators.in(Dialect.in(BalancedChains.of(statement), pipeline.name(), zones));
    }
}
