package braid.answer.sql.table;

import braid.answer.merge.Group;
import braid.answer.merge.Layer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.ByteString;

/**
 * The rows of a table of a statement: groups, finished as they are read. Where {@code __layer} is used, a group has a row for each side
 * that knows it, with that side's values; else one with the merged values.
 */
public final class ViewRows implements Iterable<Object[]> {
    private final List<Group> groups;
    private final PlannedScan scan;
    private final ViewTable table;
    private final boolean apart;
    private final RunGuard guard;

    /** @param guard asked before each row whether the statement may go on */
    public ViewRows(List<Group> groups, PlannedScan scan, RunGuard guard) {
        this.groups = groups;
        this.scan = scan;
        this.table = scan.table();
        this.apart = scan.apart();
        this.guard = guard;
    }

    @Override
    public Iterator<Object[]> iterator() {
        Iterator<Group> each = groups.iterator();
        return new Iterator<>() {
            private Iterator<Object[]> rows = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && each.hasNext()) {
                    rows = rows(each.next());
                }
                return rows.hasNext();
            }

            @Override
            public Object[] next() {
                guard.check();
                hasNext();
                return rows.next();
            }
        };
    }

    private Iterator<Object[]> rows(Group group) {
        if (!apart) {
            return Collections.singletonList(row(group, null)).iterator();
        }
        return List.of(Layer.BATCH, Layer.SPEED).stream()
                .filter(side -> group.only(side) != null)
                .map(side -> row(group.only(side), side))
                .iterator();
    }

    private Object[] row(Group group, Layer side) {
        Object[] row = table.shape().row(group.key(), group.values());
        if (table.hidden().isEmpty()) {
            return row;
        }
        Object[] all = Arrays.copyOf(row, row.length + table.hidden().size());
        for (int i = row.length; i < all.length; i++) {
            all[i] = scan.used().contains(i) ? hidden(i, group, side) : null;
        }
        return all;
    }

    private Object hidden(int column, Group group, Layer side) {
        if (table.isLayer(column)) {
            return side == null ? null : side.name().toLowerCase(Locale.ROOT);
        }
        String name = table.column(column);
        int measure = table.view().measures().indexOf(table.measure(column));
        if (name.endsWith(HiddenColumns.SKETCH)) {
            byte[] sketch = (byte[]) group.encoded(measure)[0];
            return sketch == null ? null : new ByteString(sketch);
        }
        Object[] values = name.endsWith(HiddenColumns.BATCH) ? group.batchValues() : group.speedValues();
        return values == null ? null : values[measure];
    }
}
