package braid.core.event;

import braid.core.type.Column;
import braid.core.view.Source;
import java.util.List;

/** Encodes what identifies an event of a source with a primary key: equal keys have equal bytes. Not safe for use by several threads. */
public final class PrimaryKeyCodec {
    private final int[] columns;
    private final EventCodec keys;

    public PrimaryKeyCodec(Source source) {
        columns = source.primaryKeyColumns();
        List<Column> key = source.primaryKey().stream()
                .map(name -> source.columns().get(source.indexOf(name)))
                .toList();
        keys = new EventCodec(new Source(source.name() + "_key", key, List.of()));
    }

    /** The bytes of the key of this event. */
    public byte[] encode(Object[] event) {
        Object[] key = new Object[columns.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = event[columns[i]];
        }
        return keys.encode(key);
    }
}
