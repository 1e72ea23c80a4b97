package braid.core.fold.measure;

import braid.core.fold.key.GroupColumn;
import java.util.List;

/**
 * The accumulators of one measure, of all groups. Values are added by methods named {@code add}, one for each form that a value may have:
 * generated code calls them, with the group's number and, but for a count, the value.
 */
public abstract class Measures {
    /** Makes room for so many groups, of which new ones have seen nothing. */
    public abstract void reserve(int groups);

    /** What a store keeps of them. */
    public abstract List<GroupColumn> columns();
}
