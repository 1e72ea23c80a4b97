package braid.ingest.tail;

import braid.core.view.Column;
import braid.core.view.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows an event's row as the JSON object that ingest would read it from. */
public final class RowText {
    private final Source source;

    public RowText(Source source) {
        this.source = source;
    }

    /** By column name, in the order of the source. */
    public Map<String, Object> event(Object[] row) {
        Map<String, Object> event = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            Column column = source.columns().get(i);
            event.put(column.name(), row[i] == null ? null : shown(column, row[i]));
        }
        return event;
    }

    private static Object shown(Column column, Object value) {
        return switch (column.type().kind()) {
            case TIMESTAMP -> Instant.ofEpochMilli((Long) value).toString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            default -> value;
        };
    }
}
