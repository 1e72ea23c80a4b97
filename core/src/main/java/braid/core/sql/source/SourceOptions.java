package braid.core.sql.source;

import braid.core.text.Names;
import java.util.List;

/** Reads {@code WITH (unknown = 'ignore')} behind the columns of a source. */
final class SourceOptions {
    private static final String WRITTEN = "WITH (unknown = 'ignore') or WITH (unknown = 'reject')";

    private final ClauseText text;
    private String unknown;

    SourceOptions(ClauseText text) {
        this.text = text;
    }

    /** Reads and blanks the options, if any begin at a place; says whether fields that are not declared are passed over. */
    boolean read(int with) {
        if (!text.is(with, "WITH")) {
            return false;
        }
        int i = with + 1;
        do {
            i++;
            if (!text.is(with + 1, "(") || !text.is(i + 1, "=")) {
                throw text.mistake(i, "The options of a source are written " + WRITTEN + ".");
            }
            readOne(i);
            i += 3;
        } while (text.is(i, ","));
        if (!text.is(i, ")")) {
            throw text.mistake(i, "A ) is missing here: " + WRITTEN + ".");
        }
        text.blank(with, i);
        return unknown.equals("ignore");
    }

    private void readOne(int option) {
        String name = text.word(option);
        if (!name.equals("unknown")) {
            throw text.mistake(
                    option,
                    "A source has no option '" + name + "'. " + Names.suggestion(name, List.of("unknown"))
                            + " It is written " + WRITTEN + ".");
        }
        String value = text.word(option + 2);
        if (!value.equals("ignore") && !value.equals("reject")) {
            throw text.mistake(
                    option + 2,
                    "What becomes of fields that are not declared is 'ignore' or 'reject', not '" + value + "'. "
                            + Names.suggestion(value, List.of("ignore", "reject")));
        }
        if (unknown != null) {
            throw text.mistake(
                    option,
                    "The option 'unknown' is given twice, before as '" + unknown + "' and here as '" + value
                            + "': give it once.");
        }
        unknown = value;
    }
}
