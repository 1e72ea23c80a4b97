package braid.lab.plain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A program of its own: {@code Plain clicks EVENTS.ndjson} reads the file once, computes the views, and prints them with the seconds and the processor
 * seconds that the process took.
 */
public final class Plain {
    private static final JsonFactory JSON = new JsonFactory();

    private Plain() {}

    /** One pipeline's views. */
    interface Program {
        /** @param event the values of the fields that are not NULL, as texts */
        void take(Map<String, String> event);

        /** Writes a field for each view, with its rows. */
        void write(JsonGenerator out) throws IOException;
    }

    /** Whether there is one for this source. */
    public static boolean knows(String source) {
        return source.equals("clicks") || source.equals("transfers");
    }

    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        Program program = args[0].equals("clicks") ? new PlainClicks() : new PlainTransfers();
        long events = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(args[1])));
                JsonParser parser = JSON.createParser(in)) {
            Map<String, String> event = new HashMap<>();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                event.clear();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    if (parser.nextToken() != JsonToken.VALUE_NULL) {
                        event.put(name, parser.getText());
                    }
                }
                program.take(event);
                events++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        try (JsonGenerator out = JSON.createGenerator(System.out)) {
            out.writeStartObject();
            out.writeNumberField("events", events);
            out.writeNumberField("seconds", seconds);
            out.writeNumberField(
                    "cpu_seconds",
                    ProcessHandle.current()
                                    .info()
                                    .totalCpuDuration()
                                    .orElseThrow()
                                    .toMillis()
                            / 1000.0);
            program.write(out);
            out.writeEndObject();
        }
    }
}
