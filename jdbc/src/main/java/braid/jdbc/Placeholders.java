package braid.jdbc;

import braid.core.type.DataType;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The parameters that a text shows which is no statement that can be answered, so that nothing says what they are. */
final class Placeholders {
    /** Quoted text, quoted names and comments, in which a question mark is a question mark; or one that is a parameter. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*+'?|\"[^\"]*+\"?|--[^\\n]*+|/\\*.*?(?:\\*/|\\z)|(\\?)", Pattern.DOTALL);

    private Placeholders() {}

    /** Of each the widest type there is. */
    static List<DataType> of(String text) {
        long count = TOKEN.matcher(text)
                .results()
                .filter(token -> token.group(1) != null)
                .count();
        return Collections.nCopies((int) count, DataType.VARCHAR);
    }
}
