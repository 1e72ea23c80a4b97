package braid.ingest.decode;

import braid.core.view.field.EventField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of one event's fields that fill a column only together: a day and a time of the day. One field may be a part of several columns,
 * and a column itself. Not safe for use by several threads.
 */
final class JoinedFields {
    private static final String NULL = "";

    /** The place of each part in {@link #texts}. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private final List<EventField> columns;
    private final String[] texts;

    JoinedFields(List<EventField> columns) {
        this.columns = columns;
        for (EventField column : columns) {
            if (column.isJoined()) {
                column.parts().forEach(part -> places.putIfAbsent(part, places.size()));
            }
        }
        this.texts = new String[places.size()];
    }

    Set<String> names() {
        return places.keySet();
    }

    boolean has(String field) {
        return places.containsKey(field);
    }

    /** Forgets the event before. */
    void clear() {
        Arrays.fill(texts, null);
    }

    /**
     * Takes the text of a field.
     *
     * @param text {@code null} where the event says that there is none
     * @return false if it was given before
     */
    boolean put(String field, String text) {
        int place = places.get(field);
        if (texts[place] != null) {
            return false;
        }
        texts[place] = text == null ? NULL : text.strip();
        return true;
    }

    /** Whether a field that fills the column with others is in the event. */
    boolean isGiven(int column) {
        EventField field = columns.get(column);
        return field.isJoined() && field.parts().stream().anyMatch(part -> texts[places.get(part)] != null);
    }

    /** The texts that fill a column, with blanks between; {@code null} if one of them is not there. */
    String text(int column) {
        StringBuilder text = new StringBuilder();
        for (String part : columns.get(column).parts()) {
            String own = texts[places.get(part)];
            if (own == null || own.equals(NULL)) {
                return null;
            }
            text.append(text.isEmpty() ? "" : " ").append(own);
        }
        return text.toString();
    }
}
