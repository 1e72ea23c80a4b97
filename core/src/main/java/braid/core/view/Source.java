package braid.core.view;

import braid.core.type.Column;
import braid.core.view.field.EventFields;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A declared stream of events: {@code CREATE TABLE} in a pipeline file.
 *
 * @param columns in the order of the declaration, which is the order of values in a row ({@code Object[]})
 * @param primaryKey names of the columns that identify an event, so that a redelivered one counts once; empty for none
 * @param fields how its events are laid out when they are sent; of no meaning for what is in the log
 */
public record Source(String name, List<Column> columns, List<String> primaryKey, EventFields fields)
        implements Serializable {
    public Source {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** One whose events are laid out as its columns are. */
    public Source(String name, List<Column> columns, List<String> primaryKey) {
        this(name, columns, primaryKey, EventFields.of(columns));
    }

    /** The columns as those who send events know them: by the names of their fields. */
    public List<Column> sent() {
        List<Column> sent = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sent.add(new Column(fields.columns().get(i).name(), column.type(), column.nullable()));
        }
        return sent;
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

    /** The places of the PRIMARY KEY's columns in a row, in its order; empty without one. */
    public int[] primaryKeyColumns() {
        return primaryKey.stream().mapToInt(this::indexOf).toArray();
    }

    public boolean hasPrimaryKey() {
        return !primaryKey.isEmpty();
    }
}
