package braid.lab.bench;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.measurement.BatchRate;
import braid.lab.bench.measurement.Capacity;
import braid.lab.bench.measurement.Freshness;
import braid.lab.bench.measurement.LivePages;
import braid.lab.bench.measurement.MemoryUse;
import braid.lab.bench.measurement.PointQuery;
import braid.lab.bench.measurement.ScanRate;
import braid.lab.bench.measurement.SpeedRate;
import braid.lab.bench.measurement.StartUp;
import braid.lab.bench.measurement.log.ConsumerRate;
import braid.lab.bench.measurement.log.IngestRate;
import braid.lab.bench.result.BenchResult;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.Machine;
import braid.lab.bench.result.Results;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.process.Children;
import braid.launcher.process.Pause;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.command.Failure;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures a stack from its empty start to its end: makes it, runs the measurements one after another in a fixed order, takes it down and
 * deletes it.
 *
 * <p>A measurement that gives up says why, with what it had seen by then, and is a figure without a value. Its logs are kept, and the next
 * ones get a new stack: they must not suffer from the one before. What has been measured is kept in a file after every measurement.
 */
public final class Bench {
    private static final String START_UP = "startup";
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(2);
    private static final long LOCK_PAUSE_MS = 100;

    private final Stack stack;
    private final StartBar progress;
    private final Results results;
    private final StartUp startUp;
    private final Scale scale;
    private final Machine machine = Machine.now();
    private final List<String> failed = new ArrayList<>();
    private final Figures figures;
    private volatile boolean interrupted;

    /**
     * @param stack of a home that nobody else uses: whatever is in it is deleted
     * @param pipeline a file with the source and the views of {@code pipelines/clicks.sql}
     */
    public Bench(Stack stack, String pipeline, Scale scale, Results results, StartBar progress) {
        this.stack = stack;
        this.scale = scale;
        this.results = results;
        this.progress = progress;
        this.startUp = new StartUp(pipeline);
        this.figures = new Figures(figure -> progress.say("  " + figure));
    }

    /** The names of the measurements, in the order in which they run. */
    public static List<String> names() {
        return Stream.concat(Stream.of(START_UP), further().keySet().stream()).toList();
    }

    private static Map<String, Measurement> further() {
        Map<String, Measurement> further = new LinkedHashMap<>();
        further.put("ingest", new IngestRate());
        further.put("speed", new SpeedRate());
        further.put("consumer", new ConsumerRate());
        further.put("freshness", new Freshness());
        further.put("batch", new BatchRate());
        further.put("query", new PointQuery());
        further.put("capacity", new Capacity());
        further.put("scan", new ScanRate());
        further.put("pages", new LivePages());
        further.put("memory", new MemoryUse());
        return further;
    }

    /** Runs the measurements with these names. The stack is gone when this returns, also after Ctrl-C. */
    public BenchResult run(Set<String> names) {
        requireNotRunning();
        stack.reset(true);
        Thread down = new Thread(this::downAfterInterrupt, "bench-down");
        Runtime.getRuntime().addShutdownHook(down);
        try {
            measure(names);
        } finally {
            stack.down();
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(down);
            }
        }
        stack.reset(true);
        return result();
    }

    private BenchResult result() {
        return new BenchResult(machine, scale.toString(), figures.all(), failed);
    }

    private void measure(Set<String> names) {
        Measured measured = new Measured(stack, progress);
        boolean started = false;
        if (names.contains(START_UP)) {
            started = measure(measured, START_UP, startUp);
        }
        for (Map.Entry<String, Measurement> one : further().entrySet()) {
            if (names.contains(one.getKey()) && !interrupted) {
                Measurement measurement = one.getValue();
                boolean running = started;
                started = measure(measured, one.getKey(), (of, how, into) -> {
                    if (!running) {
                        startUp.again(of);
                    }
                    measurement.measure(of, how, into);
                });
            }
        }
    }

    /** Whether it came to its end; if not, nothing runs any more. */
    private boolean measure(Measured measured, String name, Measurement measurement) {
        progress.say("Measuring " + name + " ...");
        try {
            measurement.measure(measured, scale, figures);
            return true;
        } catch (Failure | UncheckedIOException e) {
            progress.end();
            if (interrupted) {
                return false;
            }
            failed.add(name + ": " + e.getMessage());
            figures.add(Figure.notMeasured(name, "", "gave up: " + e.getMessage()));
            anew(name);
            return false;
        } finally {
            results.keep(machine.at(), result().toJson(null));
        }
    }

    private void anew(String name) {
        stack.down();
        Path logs = results.logs(machine.at(), name);
        stack.settings().home().keepLogs(logs);
        progress.say("  Its logs are in " + logs + "; the next measurement begins with a new stack.");
        stack.reset(true);
    }

    /** The measuring thread may hold the stack's lock for a moment yet. */
    private void downAfterInterrupt() {
        interrupted = true;
        long begin = System.nanoTime();
        while (PerSecond.since(begin).compareTo(LOCK_PATIENCE) < 0) {
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
