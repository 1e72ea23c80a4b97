package braid.ingest.decode;

import braid.core.spelling.EventSpelling;
import braid.core.type.Column;
import braid.core.view.Source;
import braid.core.view.field.EventField;
import braid.core.view.field.EventFields;
import braid.ingest.decode.column.ColumnReader;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.FieldMistakes;
import braid.ingest.decode.refusal.Refused;
import braid.ingest.decode.refusal.ShownValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads one JSON object as a row of its source, straight from the parser's tokens.
 *
 * <p>A field that the source does not declare is refused, because it is more often a typing mistake than something to lose, unless the request says
 * or the source says that such are passed over; so is a field that is given twice. Names are compared as they are ({@link EventFields}). Not safe for use by several
 * threads.
 */
final class EventReader {
    private final FieldMistakes mistakes;
    private final EventFields fields;
    private final ColumnReader[] readers;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    /** Names of objects that have fields of columns in them. */
    private final Set<String> objects = new HashSet<>();

    private final JoinedFields joined;
    private final boolean[] given;
    private EventSpelling spelling = EventSpelling.EXACT;
    private boolean hasNulls;
    private boolean ignoreUnknown;

    /**
     * @param eventTimes names of the columns that hold the event time of a view
     */
    EventReader(Source source, List<String> eventTimes, EventTimes limits) {
        this.fields = source.fields();
        List<Column> sent = source.sent();
        this.readers = new ColumnReader[sent.size()];
        this.given = new boolean[readers.length];
        this.joined = new JoinedFields(fields.columns());
        for (int i = 0; i < readers.length; i++) {
            boolean isTime = eventTimes.contains(source.columns().get(i).name());
            EventField field = fields.columns().get(i);
            readers[i] = ColumnReader.of(sent.get(i), field, isTime ? limits : null);
            positions.put(field.name(), i);
            field.parts().forEach(this::addObjects);
        }
        this.mistakes = new FieldMistakes(
                source.name(),
                fields.columns().stream()
                        .flatMap(field -> field.parts().stream())
                        .distinct()
                        .toList());
    }

    private void addObjects(String name) {
        for (int point = name.indexOf('.'); point >= 0; point = name.indexOf('.', point + 1)) {
            objects.add(name.substring(0, point));
        }
    }

    /** Says how the events to come are written. */
    void spell(EventSpelling spelling) {
        this.spelling = spelling;
        hasNulls = !spelling.values().nulls().isEmpty();
        ignoreUnknown = spelling.ignoreUnknown() || fields.ignoreUnknown();
    }

    /**
     * The row of the object that the parser has just entered; afterwards the parser stands on the object's end, whether the event is
     * refused or not.
     *
     * @throws Refused if the source does not allow the event
     */
    Object[] read(JsonParser parser) {
        TokenStreamContext around = parser.streamReadContext().getParent();
        try {
            Object[] row = readFields(parser);
            requireAll(row);
            return row;
        } catch (Refused e) {
            leave(parser, around);
            throw e;
        }
    }

    /** As {@link #read}, but does not ask yet for columns that are missing. */
    Object[] readFields(JsonParser parser) {
        Arrays.fill(given, false);
        joined.clear();
        Object[] row = new Object[readers.length];
        readFields(parser, "", row);
        for (int i = 0; i < readers.length; i++) {
            // What is in the log shows as one field, and may be sent so.
            if (!given[i] && joined.isGiven(i)) {
                join(i, row);
            }
        }
        return row;
    }

    /** @param before what the names of the fields begin with: those of the objects around them, with points behind */
    private void readFields(JsonParser parser, String before, Object[] row) {
        for (String own = parser.nextName(); own != null; own = parser.nextName()) {
            String name = before.isEmpty() ? own : before + own;
            JsonToken token = parser.nextToken();
            Integer position = positions.get(name);
            boolean isPart = joined.has(name);
            if (isPart) {
                readPart(parser, token, name);
            }
            if (position != null) {
                readColumn(parser, token, position, row);
            } else if (isPart) {
                continue;
            } else if (objects.contains(name) && token == JsonToken.START_OBJECT) {
                readFields(parser, name + ".", row);
            } else if (ignoreUnknown || objects.contains(name) && token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else if (objects.contains(name)) {
                throw mistakes.noObject(name, ShownValue.value(parser, token));
            } else {
                throw mistakes.unknown(name, ShownValue.value(parser, token));
            }
        }
    }

    private void readColumn(JsonParser parser, JsonToken token, int position, Object[] row) {
        if (given[position]) {
            throw mistakes.twice(readers[position].column().name());
        }
        given[position] = true;
        if (!isNull(parser, token)) {
            row[position] = readers[position].read(parser, token, spelling);
        }
    }

    private void readPart(JsonParser parser, JsonToken token, String name) {
        if (token.isStructStart()) {
            throw mistakes.noPart(name, ShownValue.value(parser, token));
        }
        if (!joined.put(name, isNull(parser, token) ? null : parser.getString())) {
            throw mistakes.twice(name);
        }
    }

    private void join(int position, Object[] row) {
        given[position] = true;
        String text = joined.text(position);
        if (text != null) {
            row[position] = readers[position].fromText(text, spelling);
        }
    }

    private boolean isNull(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NULL
                || token.isScalarValue() && hasNulls && spelling.values().isNull(parser.getString());
    }

    /** Refuses a row without a value where the source says NOT NULL. */
    void requireAll(Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null && !readers[i].column().nullable()) {
                throw mistakes.missing(readers[i].column(), given[i]);
            }
        }
    }

    /** Sets a column from an attribute of the envelope, if the source declares it and the event did not give it. */
    void fill(Object[] row, String name, String text) {
        Integer position = positions.get(name);
        if (position != null && !given[position]) {
            row[position] = readers[position].fromText(text, spelling);
        }
    }

    /** Moves the parser to the end of the object or array whose surroundings are {@code around}. */
    static void leave(JsonParser parser, TokenStreamContext around) {
        while (parser.streamReadContext() != around) {
            parser.nextToken();
        }
    }
}
