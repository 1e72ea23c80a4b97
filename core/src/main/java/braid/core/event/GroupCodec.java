package braid.core.event;

import braid.core.group.GroupKey;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Source;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes and decodes a view's groups and their partial aggregates, in the same encoding as events: equal groups have equal bytes, and
 * bytes that another definition of the view wrote are refused. Not safe for use by several threads.
 */
public final class GroupCodec {
    private final EventCodec groups;
    private final EventCodec partials;

    public GroupCodec(View view) {
        List<DataType> key = new ArrayList<>(List.of(DataType.TIMESTAMP));
        view.keys().stream().map(Key::type).forEach(key::add);
        groups = new EventCodec(record(view.name() + "_group", key));
        partials = new EventCodec(record(
                view.name() + "_partials",
                view.accumulatorColumns().stream().map(Column::type).toList()));
    }

    private static Source record(String name, List<DataType> types) {
        List<Column> columns = new ArrayList<>();
        for (DataType type : types) {
            columns.add(new Column("c" + columns.size(), type, true));
        }
        return new Source(name, columns, List.of());
    }

    public byte[] encode(GroupKey group) {
        Object[] row = new Object[group.values().length + 1];
        row[0] = group.windowStart();
        System.arraycopy(group.values(), 0, row, 1, group.values().length);
        return groups.encode(row);
    }

    /**
     * The bytes with which every group begins, and no other, whose window starts then and whose first keys have these values: stores that
     * keep groups in the order of their bytes find them in one range.
     */
    public byte[] encodeLeading(long windowStart, List<Object> keys) {
        Object[] row = new Object[keys.size() + 1];
        row[0] = windowStart;
        for (int i = 0; i < keys.size(); i++) {
            row[i + 1] = keys.get(i);
        }
        return groups.encodeLeading(row, row.length);
    }

    /** @throws UnknownSchema if another definition of the view wrote it */
    public GroupKey decodeGroup(byte[] bytes) {
        Object[] row = groups.decode(bytes);
        Object[] values = new Object[row.length - 1];
        System.arraycopy(row, 1, values, 0, values.length);
        return new GroupKey((Long) row[0], values);
    }

    public byte[] encode(Object[] partials) {
        return this.partials.encode(partials);
    }

    /** @throws UnknownSchema if another definition of the view wrote them */
    public Object[] decodePartials(byte[] bytes) {
        return partials.decode(bytes);
    }
}
