package braid.ingest.decode;

import braid.core.view.Column;
import braid.core.view.Names;
import braid.core.view.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads one JSON object as a row of its source, straight from the parser's tokens.
 *
 * <p>A field that the source does not declare is refused, because it is more often a typing mistake than something to lose, unless the request says
 * that such are passed over; so is a field that is given twice. Names are compared as they are: columns are lower case. Not safe for use by several threads.
 */
final class EventReader {
    private final Source source;
    private final ColumnReader[] readers;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean[] given;
    private TimeSpelling times = TimeSpelling.EXACT;
    private boolean ignoreUnknown;

    /**
     * @param eventTimes names of the columns that hold the event time of a view
     */
    EventReader(Source source, List<String> eventTimes, EventTimes limits) {
        this.source = source;
        this.readers = source.columns().stream()
                .map(c -> ColumnReader.of(c, eventTimes.contains(c.name()) ? limits : null))
                .toArray(ColumnReader[]::new);
        this.given = new boolean[readers.length];
        for (int i = 0; i < readers.length; i++) {
            positions.put(readers[i].column().name(), i);
        }
    }

    /** Says how the events to come are written. */
    void spell(EventSpelling spelling) {
        times = spelling.times();
        ignoreUnknown = spelling.ignoreUnknown();
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
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Integer position = positions.get(name);
            if (position == null && ignoreUnknown) {
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            if (position == null) {
                throw unknown(name);
            }
            int column = position;
            if (given[column]) {
                throw new Refused(name, name + " is given twice in one event; give it once.");
            }
            given[column] = true;
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                row[column] = readers[column].read(parser, token, times);
            }
        }
        return row;
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

    private Refused unknown(String name) {
        return new Refused(
                Shown.shortened(name),
                "Source " + source.name() + " has no column " + Shown.text(name) + ". "
                        + Names.suggestion(
                                Shown.shortened(name),
                                source.columns().stream().map(Column::name).toList())
                        + " Fields that are not wanted are passed over with ?unknown=ignore (braid send --ignore-unknown).");
    }
}
