package braid.storage.warehouse;

import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.View;
import java.util.List;

/**
 * The index over a view's keys, made so that no key can be too long for it.
 *
 * <p>PostgreSQL takes up to 2,704 bytes and 32 columns in an entry of an index, and refuses the row where there are more. So the first
 * {@link #MOST_COLUMNS} keys are indexed, and of texts that could exceed their share of the bytes only the beginnings; a reader asks for
 * the beginning as well as for the whole text. H2 has no such limit.
 */
final class KeyIndex {
    private static final int MOST_COLUMNS = 16;
    /** Less than PostgreSQL's 2,704: numbers, times and the entry's own header need the rest. */
    private static final int TEXT_BYTES = 2_000;

    private static final int UTF8_BYTES = 4;

    private final List<Key> keys;
    private final int share;

    KeyIndex(View view, boolean postgres) {
        keys = view.keys().subList(0, Math.min(MOST_COLUMNS, view.keys().size()));
        int texts = (int) keys.stream().filter(KeyIndex::isText).count();
        share = postgres && texts > 0 ? TEXT_BYTES / UTF8_BYTES / texts : Integer.MAX_VALUE;
    }

    /** The columns of the index, as its definition spells them; none for a view without keys. */
    List<String> columns() {
        return keys.stream()
                .map(key -> isCut(key) ? "(" + beginning(key) + ")" : quoted(key))
                .toList();
    }

    /** Whether only the beginning of this key is indexed. */
    boolean isCut(Key key) {
        return keys.contains(key) && isText(key) && key.type().precision() > share;
    }

    /** The indexed beginning of a key that {@link #isCut}, as an expression. */
    String beginning(Key key) {
        return "left(" + quoted(key) + ", " + share + ")";
    }

    /** The indexed beginning of a value of such a key. */
    String beginning(String value) {
        return value.codePointCount(0, value.length()) <= share
                ? value
                : value.substring(0, value.offsetByCodePoints(0, share));
    }

    private static boolean isText(Key key) {
        return key.type().kind() == DataType.Kind.VARCHAR;
    }

    private static String quoted(Key key) {
        return "\"" + key.name() + "\"";
    }
}
