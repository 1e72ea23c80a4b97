package braid.core.view;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * How the events of a source are laid out: which field of an event fills which column, and what becomes of the others. A field of an object
 * within an event is named by the fields that lead to it, with points between: {@code user.id}.
 *
 * @param names the field of each column, in the order of the columns; no two are equal
 * @param asText positions of the columns of text that keep whatever their field holds: a string as it is, anything else as JSON
 * @param ignoreUnknown whether fields that fill no column are passed over, rather than having the event refused
 */
public record EventFields(List<String> names, Set<Integer> asText, boolean ignoreUnknown) implements Serializable {
    public EventFields {
        names = List.copyOf(names);
        asText = Set.copyOf(asText);
    }

    /** Each column is filled by the field of its name, and other fields are refused. */
    public static EventFields of(List<Column> columns) {
        return new EventFields(columns.stream().map(Column::name).toList(), Set.of(), false);
    }
}
