package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.process.Children;
import braid.platform.process.Pause;
import braid.platform.stack.Stack;
import braid.platform.stack.StartListener;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures a stack from its empty start to its end: makes it, runs the measurements one after another in a fixed order, takes it down and
 * deletes it. A measurement that fails is a figure without a value; the others go on.
 */
public final class Bench {
    private static final String START_UP = "startup";
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);
    private static final long LOCK_PAUSE_MS = 100;

    private final Stack stack;
    private final StartListener listener;
    private final Map<String, Measurement> measurements = new LinkedHashMap<>();

    /**
     * @param stack of a home that nobody else uses: whatever is in it is deleted
     * @param pipeline a file with the source and the views of {@code pipelines/clicks.sql}
     */
    public Bench(Stack stack, String pipeline, StartListener listener) {
        this.stack = stack;
        this.listener = listener;
        measurements.put(START_UP, new StartUp(pipeline));
        measurements.putAll(further());
    }

    /** The names of the measurements, in the order in which they run. */
    public static List<String> names() {
        return Stream.concat(Stream.of(START_UP), further().keySet().stream()).toList();
    }

    private static Map<String, Measurement> further() {
        Map<String, Measurement> further = new LinkedHashMap<>();
        further.put("ingest", new IngestRate());
        further.put("speed", new SpeedRate());
        further.put("freshness", new Freshness());
        further.put("batch", new BatchRate());
        further.put("query", new PointQuery());
        further.put("queries", new OpenQueries());
        further.put("scan", new ScanRate());
        further.put("pages", new LivePages());
        further.put("memory", new Memory());
        return further;
    }

    /** Runs the measurements with these names. The stack is gone when this returns, also after Ctrl-C. */
    public BenchReport run(Set<String> names, Scale scale) {
        requireNotRunning();
        stack.reset(true);
        BenchReport report = new BenchReport(Machine.now());
        Thread interrupted = new Thread(this::downAfterInterrupt, "bench-down");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            measure(names, scale, report);
        } finally {
            stack.down();
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        if (report.failed().isEmpty()) {
            stack.reset(true);
        }
        return report;
    }

    private void measure(Set<String> names, Scale scale, BenchReport report) {
        Measured measured = new Measured(stack, listener);
        List<Figure> startUp = measurements.get(START_UP).measure(measured, scale);
        if (names.contains(START_UP)) {
            add(startUp, report);
        }
        measurements.forEach((name, measurement) -> {
            if (names.contains(name) && !name.equals(START_UP)) {
                listener.say("Measuring " + name + " ...");
                try {
                    add(measurement.measure(measured, scale), report);
                } catch (Failure e) {
                    report.addFailed(name, e.getMessage());
                    listener.say("  failed: " + e.getMessage());
                }
            }
        });
    }

    /** Keeps the figures, and says them at once: nothing that was measured is lost when the rest is interrupted. */
    private void add(List<Figure> figures, BenchReport report) {
        report.add(figures);
        figures.forEach(figure -> listener.say("  " + figure));
    }

    /** The measuring thread may hold the stack's lock for a moment yet. */
    private void downAfterInterrupt() {
        long begin = System.nanoTime();
        while (Rates.since(begin).compareTo(LOCK_PATIENCE) < 0) {
            try {
                stack.down();
                return;
            } catch (Failure | OverlappingFileLockException e) {
                Pause.millis(LOCK_PAUSE_MS);
            }
        }
    }

    private void requireNotRunning() {
        Children children = stack.children();
        if (children.names().stream().anyMatch(name -> children.find(name).isPresent())) {
            throw new Failure("A stack runs in " + stack.settings().home().folder()
                    + ": another `braid bench`, or what is left of one that was killed. If it is left over, stop it with BRAID_HOME="
                    + stack.settings().home().folder() + " braid down.");
        }
    }
}
