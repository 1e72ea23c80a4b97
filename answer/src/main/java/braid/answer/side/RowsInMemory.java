package braid.answer.side;

import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.util.List;

/** The rows of one side, for a program that has them itself. */
@FunctionalInterface
public interface RowsInMemory {
    /** No rows of any view. */
    RowsInMemory NONE = (view, filter) -> List.of();

    /** In words, how rows are found. */
    String ACCESS = "memory";

    /** The rows of a view that pass the filter; not to be changed. */
    List<GroupRow> of(View view, RowFilter filter);
}
