package braid.lab.trial;

import braid.core.view.Architecture;
import braid.lab.scenario.Fault;
import braid.launcher.client.Api;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Proc;
import braid.launcher.settings.StackSettings;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartListener;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A stack with one architecture, made for a trial and gone after it. */
public final class Rig implements AutoCloseable {
    private static final Duration BATCH_RUN = Duration.ofMinutes(10);
    private static final int MOST_ROWS = 100_000;

    /** Events come from the lab's own producer: an ingest would only take from the others while it starts. Nobody asks this address. */
    private static final String NO_INGEST = "http://127.0.0.1:9";

    private final Stack stack;
    private final Architecture architecture;
    private final StartListener listener;
    private final Api serving;
    private final Api batch;

    /**
     * The stack of a trial, of which nothing runs yet. Its log has one partition: then it has one order, and every answer can be held against each of its
     * moments. It has no ingest.
     *
     * @param environment of its processes
     * @param home that nobody else uses
     */
    public static Stack stack(
            Installation installation, Map<String, String> environment, Path workingFolder, Path home) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("BRAID_HOME", home.toString());
        variables.put("BRAID_KAFKA_PARTITIONS", "1");
        variables.put("BRAID_INGEST_URL", NO_INGEST);
        return new Stack(installation, new StackSettings(variables, installation, workingFolder));
    }

    /** @param stack of a home that nobody else uses: whatever is in it is deleted */
    public Rig(Stack stack, Architecture architecture, StartListener listener) {
        this.stack = stack;
        this.architecture = architecture;
        this.listener = listener;
        this.serving = api(Component.SERVING);
        this.batch = api(Component.BATCH);
    }

    private Api api(Component component) {
        return new Api(component.title(), stack.settings().localAddress(Member.of(component)));
    }

    public void up(String pipeline) {
        stack.reset(true);
        stack.up(pipeline, architecture.word(), listener);
    }

    public LogSettings log() {
        return log(stack);
    }

    /** How the log of a stack is reached. */
    public static LogSettings log(Stack stack) {
        return LogSettings.of(
                Settings.of(stack.settings().variables(stack.pipeline().choose(null))));
    }

    /** All rows of a view. */
    JsonNode ask(String view) {
        return query("SELECT * FROM \"" + view + "\" LIMIT " + MOST_ROWS);
    }

    /** The number {@code n} of a statement's only row; 0 where it is NULL. */
    public long value(String sql) {
        return query(sql).path("rows").path(0).path("n").asLong();
    }

    private JsonNode query(String sql) {
        ObjectNode question = Api.JSON.createObjectNode();
        question.put("sql", sql);
        question.put("architecture", architecture.word());
        return serving.post("/api/v1/sql", question, Duration.ofSeconds(20));
    }

    boolean hasBatch() {
        return architecture.hasBatchViews();
    }

    void batchRun() {
        batch.post("/run?full=false", null, BATCH_RUN);
    }

    /** The process that something happens to. */
    Component component(Fault.Target target) {
        return switch (target) {
            case ENGINE -> engine();
            case SERVING -> Component.SERVING;
            case LOG -> Component.KAFKA;
            case STORE -> architecture == Architecture.BATCH_ONLY ? Component.H2 : Component.CASSANDRA;
            case BATCH -> Component.BATCH;
        };
    }

    private Component engine() {
        return switch (architecture) {
            case LAMBDA -> Component.SPEED;
            case BATCH_ONLY -> Component.BATCH;
            case STREAM_ONLY -> Component.STREAM_ONLY;
            case KAPPA -> Component.KAPPA;
            case FLINK -> Component.FLINK;
            case DATAFLOW -> Component.DATAFLOW;
        };
    }

    /** What does not run yet, or any more, cannot be killed. */
    void kill(Component component) {
        if (stack.children().find(component.title()).isPresent()) {
            stack.children().kill(component.title());
        }
    }

    void startAgain(Component component) {
        stack.start(Member.of(component), listener);
    }

    /** Sends a signal, as STOP or CONT. */
    void signal(Component component, String signal) {
        stack.children().find(component.title()).ifPresent(process -> Proc.signal(process, signal));
    }

    /**
     * Lets all processes run on the first cores only, with all their threads, those that they will start too.
     *
     * @throws Failure where the system has no {@code taskset}
     */
    public void pin(int cores) {
        for (ProcessHandle process : processes().values()) {
            try {
                int code = new ProcessBuilder(
                                "taskset", "-a", "-c", "-p", "0-" + (cores - 1), String.valueOf(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (code != 0 && process.isAlive()) {
                    throw new Failure("taskset could not bind process " + process.pid() + " to " + cores
                            + " cores: it ended with " + code + ".");
                }
            } catch (java.io.IOException e) {
                throw new Failure(
                        "This system has no taskset, which binds processes to cores (Debian: util-linux).", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted.", e);
            }
        }
    }

    /** The running processes, by name. */
    Map<String, ProcessHandle> processes() {
        return stack.children().running();
    }

    /** Ends all processes at once: what they would still write is nobody's any more. */
    @Override
    public void close() {
        processes().values().forEach(ProcessHandle::destroyForcibly);
        stack.down();
    }
}
