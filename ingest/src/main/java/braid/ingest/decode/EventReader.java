package braid.ingest.decode;

import braid.core.view.Column;
import braid.core.view.EventFields;
import braid.core.view.Names;
import braid.core.view.Source;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Source source;
    private final ColumnReader[] readers;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    /** Names of objects that have fields of columns in them. */
    private final Set<String> objects = new HashSet<>();

    private final boolean[] given;
    private TimeSpelling times = TimeSpelling.EXACT;
    private boolean ignoreUnknown;

    /**
     * @param eventTimes names of the columns that hold the event time of a view
     */
    EventReader(Source source, List<String> eventTimes, EventTimes limits) {
        this.source = source;
        List<Column> sent = source.sent();
        this.readers = new ColumnReader[sent.size()];
        this.given = new boolean[readers.length];
        for (int i = 0; i < readers.length; i++) {
            boolean isTime = eventTimes.contains(source.columns().get(i).name());
            String name = sent.get(i).name();
            readers[i] = ColumnReader.of(
                    sent.get(i),
                    isTime ? limits : null,
                    source.fields().asText().contains(i));
            positions.put(name, i);
            for (int point = name.indexOf('.'); point >= 0; point = name.indexOf('.', point + 1)) {
                objects.add(name.substring(0, point));
            }
        }
    }

    /** Says how the events to come are written. */
    void spell(EventSpelling spelling) {
        times = spelling.times();
        ignoreUnknown = spelling.ignoreUnknown() || source.fields().ignoreUnknown();
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
        Object[] row = new Object[readers.length];
        readFields(parser, "", row);
        return row;
    }

    /** @param before what the names of the fields begin with: those of the objects around them, with points behind */
    private void readFields(JsonParser parser, String before, Object[] row) {
        for (String own = parser.nextName(); own != null; own = parser.nextName()) {
            String name = before.isEmpty() ? own : before + own;
            JsonToken token = parser.nextToken();
            Integer position = positions.get(name);
            if (position != null) {
                readColumn(parser, token, position, row);
            } else if (objects.contains(name) && token == JsonToken.START_OBJECT) {
                readFields(parser, name + ".", row);
            } else if (ignoreUnknown || objects.contains(name) && token == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else {
                throw unknown(name, Shown.value(parser, token));
            }
        }
    }

    private void readColumn(JsonParser parser, JsonToken token, int position, Object[] row) {
        if (given[position]) {
            String name = readers[position].column().name();
            throw new Refused(name, name + " is given twice in one event; give it once.");
        }
        given[position] = true;
        if (token != JsonToken.VALUE_NULL) {
            row[position] = readers[position].read(parser, token, times);
        }
    }

    /** Refuses a row without a value where the source says NOT NULL. */
    void requireAll(Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null && !readers[i].column().nullable()) {
                throw missing(readers[i].column(), given[i]);
            }
        }
    }

    /** Sets a column from an attribute of the envelope, if the source declares it and the event did not give it. */
    void fill(Object[] row, String name, String text) {
        Integer position = positions.get(name);
        if (position != null && !given[position]) {
            row[position] = readers[position].fromText(text, times);
        }
    }

    /** Moves the parser to the end of the object or array whose surroundings are {@code around}. */
    static void leave(JsonParser parser, TokenStreamContext around) {
        while (parser.streamReadContext() != around) {
            parser.nextToken();
        }
    }

    private Refused missing(Column column, boolean asNull) {
        return new Refused(
                column.name(),
                column.name() + (asNull ? " is null" : " is missing") + ", but is " + column.type()
                        + " NOT NULL in source " + source.name() + ".");
    }

    private Refused unknown(String name, String value) {
        if (objects.contains(name)) {
            return new Refused(
                    Shown.shortened(name),
                    Shown.shortened(name) + " is " + value + ", but source " + source.name()
                            + " reads an object there: "
                            + positions.keySet().stream()
                                    .filter(each -> each.startsWith(name + "."))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        String inside = value.equals("an object") ? " A field in it is declared with FROM '" + name + ".x'." : "";
        return new Refused(
                Shown.shortened(name),
                "Source " + source.name() + " has no column " + Shown.text(name) + ". "
                        + Names.suggestion(Shown.shortened(name), positions.keySet())
                        + " Fields that are not wanted are passed over with ?unknown=ignore (braid send --ignore-unknown)."
                        + inside);
    }
}
