package braid.core.view.field;

import braid.core.type.Column;
import java.io.Serializable;
import java.util.List;

/**
 * How the events of a source are laid out: what of an event fills which column, and what becomes of the others. A field of an object
 * within an event is named by the fields that lead to it, with points between: {@code user.id}.
 *
 * @param columns what fills each column, in the order of the columns; no two have the same name
 * @param ignoreUnknown whether fields that fill no column are passed over, rather than having the event refused
 */
public record EventFields(List<EventField> columns, boolean ignoreUnknown) implements Serializable {
    public EventFields {
        columns = List.copyOf(columns);
    }

    /** Each column is filled by the field of its name, and other fields are refused. */
    public static EventFields of(List<Column> columns) {
        return new EventFields(
                columns.stream().map(column -> EventField.of(column.name())).toList(), false);
    }
}
