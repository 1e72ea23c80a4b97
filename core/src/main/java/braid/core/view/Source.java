package braid.core.view;

import java.io.Serializable;
import java.util.List;

/**
 * A declared stream of events: {@code CREATE TABLE} in a pipeline file.
 *
 * @param columns in the order of the declaration, which is the order of values in a row ({@code Object[]})
 * @param primaryKey names of the columns that identify an event, so that a redelivered one counts once; empty for none
 */
public record Source(String name, List<Column> columns, List<String> primaryKey) implements Serializable {
    public Source {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** The position of a column in a row, or -1. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    public boolean hasPrimaryKey() {
        return !primaryKey.isEmpty();
    }
}
