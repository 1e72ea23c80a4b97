package braid.answer.sql.dialect;

import braid.core.sql.token.Opaque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a text where the grammar has words behind it or none: {@code DATEADD('month', 1, x)} of Snowflake, Redshift and Superset,
 * {@code INTERVAL '30 days'} of PostgreSQL and Metabase, {@code TIMESTAMP WITH TIME ZONE '2001-01-31 00:00:00Z'} of Metabase.
 */
public final class QuotedWords {
    private static final Pattern PIECE =
            Pattern.compile("(?i)\\b(?:DATEADD|DATEDIFF|TIMESTAMPADD|TIMESTAMPDIFF)\\s*\\(\\s*'(?<unit>[A-Z]+)'"
                    + "|\\bINTERVAL\\s*'\\s*[-+]?\\d+(?<space>\\s)\\s*(?:YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)(?<end>S?\\s*')"
                    + "|\\bTIMESTAMP\\s+(?<zone>WITH\\s+TIME\\s+ZONE)\\s*'\\d{4}-\\d\\d-\\d\\d(?<clock>[ T])[^']*'|"
                    + Opaque.PIECES);

    private QuotedWords() {}

    /** The same statement as the grammar has it, each character at its place. */
    public static String inGrammar(String statement) {
        Matcher piece = PIECE.matcher(statement);
        StringBuilder written = new StringBuilder(statement);
        while (piece.find()) {
            if (piece.group("unit") != null) {
                written.setCharAt(piece.start("unit") - 1, ' ');
                written.setCharAt(piece.end("unit"), ' ');
            } else if (piece.group("space") != null) {
                written.setCharAt(piece.start("space"), '\'');
                blank(written, piece.start("end"), piece.end("end"));
            } else if (piece.group("zone") != null) {
                blank(written, piece.start("zone"), piece.end("zone"));
                written.setCharAt(piece.start("clock"), 'T');
            }
        }
        return written.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
    }
}
