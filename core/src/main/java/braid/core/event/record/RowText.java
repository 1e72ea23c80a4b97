package braid.core.event.record;

import braid.core.type.Column;
import braid.core.view.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows an event's row as the JSON object that ingest would read it from. */
public final class RowText {
    private final List<Column> columns;

    public RowText(Source source) {
        this.columns = source.sent();
    }

    /** By the names of the fields, in the order of the source. */
    public Map<String, Object> event(Object[] row) {
        Map<String, Object> event = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
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
