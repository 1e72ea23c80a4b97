package braid.ingest.decode;

import braid.core.event.EventCodec;
import braid.core.event.record.RecordKey;
import braid.core.spelling.EventSpelling;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.Malformed;
import braid.ingest.decode.refusal.Refused;
import braid.ingest.decode.refusal.Rejection;
import braid.ingest.decode.refusal.ShownValue;
import braid.ingest.decode.refusal.TooManyEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Decodes the body of a request into events of one source, ready for the log, and rejections.
 *
 * <p>A JSON body is wrong as a whole when it is not JSON ({@link Malformed}); a line of NDJSON is wrong alone. Holds one event at a time
 * beside its results. Not safe for use by several threads.
 */
public final class RequestDecoder {
    /** Deepest nesting of objects and arrays that is read at all. */
    static final int DEEPEST = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(16_777_216)
                    .build())
            .build();

    private final int mostEvents;
    private final int longestEvent;
    private final EventReader reader;
    private final CloudEventReader cloudReader;
    private final EventCodec codec;
    private final RecordKey key;

    private byte[] body;
    private List<EncodedEvent> accepted;
    private List<Rejection> rejected;

    /**
     * @param eventTimes names of the columns that hold the event time of a view
     * @param mostEvents events that one body may hold
     * @param longestEvent bytes that one encoded event may take
     */
    public RequestDecoder(Source source, List<String> eventTimes, EventTimes limits, int mostEvents, int longestEvent) {
        this.mostEvents = mostEvents;
        this.longestEvent = longestEvent;
        this.reader = new EventReader(source, eventTimes, limits);
        this.cloudReader = new CloudEventReader(reader);
        this.codec = new EventCodec(source);
        this.key = new RecordKey(source);
    }

    /**
     * Decodes the first {@code length} bytes of {@code bytes}.
     *
     * @param spelling how the body writes its events
     * @throws Malformed if a body other than NDJSON is not JSON
     * @throws TooManyEvents if there are more than allowed
     */
    public Decoded decode(byte[] bytes, int length, Format format, EventSpelling spelling) {
        body = bytes;
        reader.spell(spelling);
        accepted = new ArrayList<>();
        rejected = new ArrayList<>();
        try {
            if (format == Format.NDJSON) {
                decodeLines(length);
            } else {
                decodeWhole(length, format);
            }
            return new Decoded(accepted, rejected);
        } finally {
            body = null;
            accepted = null;
            rejected = null;
        }
    }

    private void decodeLines(int length) {
        int start = startsWithByteOrderMark(length) ? 3 : 0;
        while (start < length) {
            int end = start;
            while (end < length && body[end] != '\n') {
                end++;
            }
            if (!isBlank(start, end)) {
                decodeLine(start, end);
            }
            start = end + 1;
        }
    }

    private void decodeLine(int start, int end) {
        requireRoom();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body, start, end - start)) {
            requireUtf8(start, end);
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT) {
                throw new Refused(null, notAnObject(parser, token));
            }
            Object[] row = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new Refused(null, "The line goes on after its event; one event a line.");
            }
            accept(row);
        } catch (Refused e) {
            reject(e.column(), e.reason(), start, end);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " at column " + at.getColumnNr();
            reject(null, "The line is not JSON" + where + ": " + e.getOriginalMessage(), start, end);
        }
    }

    private void decodeWhole(int length, Format format) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body, 0, length)) {
            requireUtf8(0, length);
            JsonToken token = parser.nextToken();
            Function<JsonParser, Object[]> read = format == Format.JSON ? reader::read : cloudReader::read;
            if (token == JsonToken.START_OBJECT && format != Format.CLOUD_EVENTS) {
                decodeEvent(parser, token, read);
            } else if (token == JsonToken.START_ARRAY && format != Format.CLOUD_EVENT) {
                for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    decodeEvent(parser, token, read);
                }
            } else {
                throw malformed(
                        expected(format) + ", not " + (token == null ? "nothing" : ShownValue.value(parser, token)),
                        parser);
            }
            if (parser.nextToken() != null) {
                throw malformed(
                        "The body goes on after its first JSON value. Send several events as an array or as application/x-ndjson",
                        parser);
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new Malformed(
                    e.getOriginalMessage(), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        }
    }

    private void decodeEvent(JsonParser parser, JsonToken token, Function<JsonParser, Object[]> read) {
        requireRoom();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (token != JsonToken.START_OBJECT) {
            String reason = notAnObject(parser, token);
            parser.skipChildren();
            reject(null, reason, start, end(parser));
            return;
        }
        try {
            accept(read.apply(parser));
        } catch (Refused e) {
            reject(e.column(), e.reason(), start, end(parser));
        }
    }

    private static int end(JsonParser parser) {
        parser.finishToken();
        return (int) parser.currentLocation().getByteOffset();
    }

    private void accept(Object[] row) {
        byte[] value = codec.encode(row);
        if (value.length > longestEvent) {
            throw new Refused(
                    null,
                    "The event takes " + value.length + " bytes encoded, but at most " + longestEvent
                            + " fit into a record.");
        }
        accepted.add(new EncodedEvent(key.of(row), value));
    }

    private void reject(String column, String reason, int start, int end) {
        byte[] event = Arrays.copyOfRange(body, start, Math.min(end, start + Rejection.LONGEST_EVENT));
        rejected.add(new Rejection(accepted.size() + rejected.size(), column, reason, event));
    }

    private void requireRoom() {
        if (accepted.size() + rejected.size() == mostEvents) {
            throw new TooManyEvents(mostEvents);
        }
    }

    /** Jackson would guess UTF-16 and UTF-32 from their zeros; JSON that is exchanged is UTF-8 (RFC 8259). */
    private void requireUtf8(int start, int end) {
        for (int i = start; i < Math.min(end, start + 4); i++) {
            if (body[i] == 0 || body[i] == (byte) 0xFE || body[i] == (byte) 0xFF) {
                throw new NotUtf8();
            }
        }
    }

    private boolean startsWithByteOrderMark(int length) {
        return length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String notAnObject(JsonParser parser, JsonToken token) {
        return "An event is a JSON object, not " + ShownValue.value(parser, token) + ".";
    }

    private static String expected(Format format) {
        return switch (format) {
            case CLOUD_EVENT -> "application/cloudevents+json holds one CloudEvent";
            case CLOUD_EVENTS -> "application/cloudevents-batch+json holds an array of CloudEvents";
            default -> "The body holds an event or an array of events";
        };
    }

    private static Malformed malformed(String reason, JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Malformed(reason, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** Only to leave the parsing methods as Jackson's own complaints do. */
    private static final class NotUtf8 extends JacksonException {
        private static final long serialVersionUID = 1L;

        NotUtf8() {
            super("The text is not UTF-8");
        }
    }
}
