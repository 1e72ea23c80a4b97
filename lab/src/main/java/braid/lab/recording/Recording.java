package braid.lab.recording;

import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Workload;
import braid.tools.generate.EventStream;
import braid.tools.generate.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The events of a scenario, in the order in which they arrive: numbered from 0, with the moment at which each is due, as the JSON object that
 * was made up and as the bytes of the log.
 *
 * @param source whose events they are
 * @param hash SHA-256 over moments, keys and bytes, in hexadecimal digits: what ran over the same hash ran over the same log
 */
public record Recording(Source source, List<Event> events, String hash) {
    /** Event time of the first event; it is not the time of the trial, so that a scenario's events are the same on any day. */
    public static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    public Recording {
        events = List.copyOf(events);
    }

    /**
     * An event.
     *
     * @param dueMillis after the first event
     * @param json the object as it was made up
     * @param key of the log's record
     * @param value of the log's record
     */
    public record Event(long dueMillis, String json, byte[] key, byte[] value) {}

    /** @param pipeline whose source the scenario's events are of */
    public static Recording of(Scenario scenario, Pipeline pipeline) {
        Workload workload = scenario.workload();
        double perSecond = scenario.events() / (scenario.length().toMillis() / 1000.0);
        EventStream stream = EventStream.of(
                Kind.valueOf(workload.kind()),
                workload.users(),
                workload.skew(),
                workload.seed(),
                START.toEpochMilli(),
                perSecond,
                workload.late(),
                workload.duplicates());
        Source source = pipeline.source(stream.source());
        LogBytes bytes = new LogBytes(source);
        List<Event> events = new ArrayList<>();
        long phaseBegin = 0;
        for (Scenario.Phase phase : scenario.arrival()) {
            long count = phase.perSecond() * phase.lasts().toMillis() / 1000;
            for (long i = 0; i < count; i++) {
                String json = stream.next();
                LogBytes.Bytes record = bytes.of(json);
                events.add(new Event(phaseBegin + i * 1000 / phase.perSecond(), json, record.key(), record.value()));
            }
            phaseBegin += phase.lasts().toMillis();
        }
        return new Recording(source, events, hash(events));
    }

    private static String hash(List<Event> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Event event : events) {
                digest.update(Long.toString(event.dueMillis()).getBytes(StandardCharsets.US_ASCII));
                if (event.key() != null) {
                    digest.update(event.key());
                }
                digest.update(event.value());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** When each event is due, in milliseconds after the first. */
    public long[] dueMillis() {
        return events.stream().mapToLong(Event::dueMillis).toArray();
    }

    /** Writes the objects, a line each, as another program may read them. */
    public void writeJson(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Event event : events) {
                out.write(event.json());
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
