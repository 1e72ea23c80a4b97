package braid.launcher.stack;

import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.pipeline.CheckedPipeline;
import braid.launcher.process.Pause;
import braid.launcher.settings.Architectures;
import braid.launcher.start.StartListener;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How one streaming job changes history: a second generation of it reads the log from its start into tables of its own; when it has caught up
 * with the first, readers are switched to it, and the first is dropped.
 *
 * <p>Source: Jay Kreps, "Questioning the Lambda Architecture", 2014. Can be broken off at any time before the switch: the next one begins
 * the same generation again, where it was.
 */
public final class Replay {
    private static final long LOOK_EVERY_MS = 500;
    private static final long RETIRE_SECONDS = 120;

    private final Stack stack;
    private final StartListener listener;
    private final Architecture architecture;
    private final Component job;
    /** The instance that reads along while the old generation answers. */
    private final Member second;

    /** @param architecture one that has generations */
    public Replay(Stack stack, Architecture architecture, StartListener listener) {
        this.stack = stack;
        this.listener = listener;
        this.architecture = architecture;
        this.job = Component.named(architecture.word()).orElseThrow();
        this.second = new Member(job, 9);
    }

    /** Told how far the second generation is, as often as it is looked at; nothing of nothing when it is done. */
    @FunctionalInterface
    public interface Watcher {
        void reads(long events, long of);
    }

    /**
     * Returns when readers are switched and the old generation is gone.
     *
     * @return the new generation
     * @throws Failure if other architectures run in the stack, the user has fixed the generation, or the new job ends before it has caught up
     */
    public int run(Watcher watcher) {
        List<Architecture> running = stack.architectures().current();
        if (!running.equals(List.of(architecture))) {
            throw new Failure("This stack runs " + Architectures.words(running)
                    + ". A replay changes the views of the whole stack, and the others cannot follow it: run "
                    + architecture.word() + " alone, with `braid up --architecture " + architecture.word() + "`.");
        }
        List<String> fixed = stack.settings().fixedOfGeneration(architecture);
        if (!fixed.isEmpty()) {
            throw new Failure("The environment or the file that BRAID_CONFIG names says " + String.join(" and ", fixed)
                    + ". A replay counts generations itself and gives each a folder of its own: remove it there ("
                    + fixed.stream().map(EnvironmentName::of).collect(Collectors.joining(", ")) + ").");
        }
        int old = generation();
        Stack next = ofGeneration(old + 1);
        CheckedPipeline computed = next.startAnew(second, listener);
        awaitCaughtUp(watcher);
        remember(old + 1);
        // After the generation: who dies between the two leaves a home that refuses the file, and none that takes it
        // for the old generation's.
        stack.definition().remember(computed);
        watcher.reads(0, 0);
        listener.say("Generation " + (old + 1) + " has caught up; readers are switched to it.");
        restart(Member.of(Component.SERVING));
        stop(old);
        retire(old);
        next.stop(second);
        stack.start(Member.of(job), listener);
        return old + 1;
    }

    private int generation() {
        return Integer.parseInt(stack.settings().generation(architecture));
    }

    private Stack ofGeneration(int generation) {
        return stack.with(
                Map.of(EnvironmentName.of(architecture.word() + ".generation"), Integer.toString(generation)));
    }

    private void awaitCaughtUp(Watcher watcher) {
        Api api = new Api(second.name(), stack.settings().localAddress(second));
        while (true) {
            if (stack.children().find(second.name()).isEmpty()) {
                throw new Failure("The new generation ended before it had caught up. The end of "
                        + stack.children().log(second.name()) + ":\n"
                        + String.join("\n", stack.children().tail(second.name(), 20)));
            }
            Optional<JsonNode> status = api.status();
            long lag = status.map(said -> said.path("lag_events").asLong(Long.MAX_VALUE))
                    .orElse(Long.MAX_VALUE);
            long ends = status.map(Replay::logEnd).orElse(0L);
            long read = status.map(said -> said.path("events_total").asLong()).orElse(0L);
            if (status.isPresent() && ends > 0) {
                // What has been read is ahead of what readers would see, which is only found out now and then.
                watcher.reads(Math.max(ends - lag, Math.min(ends, read)), ends);
            }
            if (status.isPresent() && status.get().path("partitions").size() > 0 && lag == 0) {
                return;
            }
            listener.tick();
            Pause.millis(LOOK_EVERY_MS);
        }
    }

    private static long logEnd(JsonNode status) {
        long sum = 0;
        for (JsonNode partition : status.path("partitions")) {
            sum += partition.path("next").asLong() + partition.path("lag").asLong();
        }
        return sum;
    }

    private void remember(int generation) {
        Path note = stack.settings().home().generation(architecture);
        try {
            Files.createDirectories(note.getParent());
            Files.writeString(note, generation + "\n");
        } catch (IOException e) {
            throw new Failure(
                    "The switch to generation " + generation + " could not be noted in " + note + ": " + e, e);
        }
    }

    private void restart(Member member) {
        stack.stop(member);
        stack.start(member, listener);
    }

    private void stop(int old) {
        stack.children().names().stream()
                .filter(name -> Member.named(name).component() == job && !name.equals(second.name()))
                .filter(name -> stack.children().find(name).isPresent())
                .forEach(name -> stack.stop(Member.named(name)));
        listener.say("Generation " + old + " is stopped; its tables, topics and state are dropped.");
    }

    /** Drops what a generation has kept, in a process with the job's class path. */
    /** The class that drops what a generation of the job has kept. */
    private String retirement() {
        return switch (architecture) {
            case KAPPA -> "braid.kappa.KappaRetirement";
            case FLINK -> "braid.flink.FlinkRetirement";
            case DATAFLOW -> "braid.dataflow.DataflowRetirement";
            default -> throw new IllegalArgumentException(architecture.word() + " has no generations");
        };
    }

    private void retire(int old) {
        Path log = stack.settings().home().logs().resolve(job.title() + "-retire.log");
        Process process = Tool.start(ofGeneration(old)
                .beside(job, retirement())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        try {
            if (!process.waitFor(RETIRE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Failure("What generation " + old + " had kept could not be dropped; see " + log
                        + ". It is only in the way: answers come from generation " + (old + 1) + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
