package braid.answer.sql.function.time;

import braid.answer.rows.column.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.util.SqlShuttle;

/** {@code TIMESTAMP '...'} with a time as answers and parameters spell it, {@code 2001-01-31T12:00:00Z}, beside SQL's own spelling. */
public final class TimeLiterals extends SqlShuttle {
    private static final String TIMESTAMP = "TIMESTAMP";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private TimeLiterals() {}

    /** A parsed statement with SQL's own spelling of times. */
    public static SqlNode in(SqlNode statement) {
        return statement.accept(new TimeLiterals());
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (!(literal instanceof SqlUnknownLiteral unknown) || !unknown.tag.equalsIgnoreCase(TIMESTAMP)) {
            return literal;
        }
        String text = unknown.getValueAs(String.class);
        if (text.indexOf('T') < 0) {
            return literal;
        }
        try {
            Instant time = Values.instant(text);
            DateTimeFormatter format = time.getNano() == 0 ? SECONDS : MILLIS;
            return SqlLiteral.createUnknown(
                    TIMESTAMP, format.format(time.atOffset(ZoneOffset.UTC)), literal.getParserPosition());
        } catch (DateTimeException e) {
            // Refused as it stands, by the parser's own words.
            return literal;
        }
    }
}
