package braid.core.view.field;

import java.io.Serializable;
import java.util.List;

/**
 * What of an event fills a column, and how it is written there.
 *
 * @param parts names of the fields: one, or several whose texts are read as one, with blanks between, so that a day and a time of the day
 *     make a moment
 * @param asText whether the column keeps whatever the field holds: a string as it is, anything else as JSON
 * @param pattern how its days or times are written ({@link DatePattern}); {@code null} for as a request says
 */
public record EventField(List<String> parts, boolean asText, String pattern) implements Serializable {
    public EventField {
        parts = List.copyOf(parts);
    }

    /** The field of a name, as it is. */
    public static EventField of(String name) {
        return new EventField(List.of(name), false, null);
    }

    /** The name of the field, or those of all of its parts. */
    public String name() {
        return String.join(" ", parts);
    }

    public boolean isJoined() {
        return parts.size() > 1;
    }
}
