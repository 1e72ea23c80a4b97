package braid.serving.sql;

import braid.serving.merge.Deadline;
import braid.serving.merge.Group;
import braid.serving.rows.RowShape;
import java.util.Iterator;
import java.util.List;

/** The rows of some groups, finished as they are read; reading stops with {@link TimedOut} when the statement's time is up. */
record TimedRows(List<Group> groups, RowShape shape, Deadline deadline) implements Iterable<Object[]> {
    private static final int CHECK_EVERY = 64;

    @Override
    public Iterator<Object[]> iterator() {
        Iterator<Group> each = groups.iterator();
        return new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Object[] next() {
                if (read++ % CHECK_EVERY == 0 && deadline.isPast()) {
                    throw new TimedOut(deadline.whole());
                }
                Group group = each.next();
                return shape.row(group.key(), group.values());
            }
        };
    }
}
