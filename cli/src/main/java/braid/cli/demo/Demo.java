package braid.cli.demo;

import braid.launcher.client.Api;
import braid.launcher.client.ServedAnswer;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.LogTail;
import braid.launcher.process.Pause;
import braid.launcher.stack.Stack;
import braid.launcher.stack.Tool;
import braid.terminal.Human;
import braid.terminal.Terminal;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Plays a scene on a running stack: feeds events, lets the batch layer run every few seconds, and draws one merged view until the feed
 * has ended and everything it sent is visible.
 */
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration LAST_RUN = Duration.ofMinutes(2);
    private static final int KEYS = 1000;
    private static final long POLL_MS = 500;

    private final Stack stack;
    private final Terminal terminal;
    private final Api serving;
    private final Api ingest;
    private final Api batch;
    private final Instant begin = Instant.now();
    private final Process feed;
    private final Path feedLog;
    private final Subject subject;
    private final Screen screen;

    /**
     * Starts the feed and the batch runs.
     *
     * @param length when to end; empty for the whole file, or a minute of generated events
     */
    public Demo(
            Stack stack,
            Installation installation,
            Terminal terminal,
            Scene scene,
            Optional<Integer> rate,
            Optional<Duration> length,
            Duration batchEvery) {
        this.stack = stack;
        this.terminal = terminal;
        this.serving = api(Component.SERVING);
        this.ingest = api(Component.INGEST);
        this.batch = api(Component.BATCH);
        this.subject = Subject.choose(serving.get("/api/v1/views"));
        this.screen = new Screen(terminal, new Painter(scene.title(), subject, terminal.columns()));
        batch.post("/every?seconds=" + batchEvery.toSeconds(), null, PATIENCE);
        this.feedLog = stack.settings().home().logs().resolve("demo-feed.log");
        ProcessBuilder builder = new Tool(installation, stack)
                .builder(scene.tool(), scene.arguments(installation.root(), rate, length))
                .redirectErrorStream(true)
                .redirectOutput(feedLog.toFile());
        this.feed = Tool.start(builder);
    }

    /** Draws until the end and prints the summary. */
    public void play(Optional<Duration> length) {
        while (feed.isAlive() && length.map(end -> elapsed().compareTo(end) < 0).orElse(true)) {
            look().ifPresent(screen::show);
            Pause.millis(POLL_MS);
        }
        Tool.end(feed);
        settle();
        lastBatchRun();
        Frame last = settle();
        screen.close();
        summary(last);
        if (feed.exitValue() != 0 && length.isEmpty()) {
            throw new Failure("The feed ended with exit code " + feed.exitValue() + ". The end of " + feedLog + ":\n"
                    + String.join("\n", LogTail.lines(feedLog, 10)));
        }
    }

    @Override
    public void close() {
        screen.close();
        Tool.end(feed);
    }

    /** Waits until everything that was sent is visible. */
    private Frame settle() {
        Instant end = Instant.now().plus(SETTLE);
        Optional<Frame> frame = look();
        while (Instant.now().isBefore(end)
                && frame.map(seen -> seen.coverage().path("lag_events").asLong(1) > 0)
                        .orElse(true)) {
            Pause.millis(POLL_MS);
            frame = look();
            frame.ifPresent(screen::show);
        }
        return frame.orElseThrow(() -> new Failure("The serving layer does not answer any more. See `braid status`."));
    }

    /** Lets the batch layer take over all that was sent, and draws meanwhile. */
    private void lastBatchRun() {
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> batch.post("/run?full=false", null, LAST_RUN));
        while (!run.isDone()) {
            look().ifPresent(screen::show);
            Pause.millis(POLL_MS);
        }
        if (run.isCompletedExceptionally()) {
            terminal.err().println("The last batch run did not succeed; see `braid logs batch-layer`.");
        }
    }

    private Optional<Frame> look() {
        return serving.glance(subject.rowsPath(KEYS))
                .filter(answer -> answer.has("rows"))
                .map(answer -> new Frame(
                        Frame.rows(answer, subject),
                        !answer.path("next").isTextual(),
                        answer.path("coverage"),
                        ingest.status().orElse(MissingNode.getInstance()),
                        batch.status().orElse(MissingNode.getInstance()),
                        elapsed()));
    }

    private void summary(Frame last) {
        JsonNode counts = last.ingest();
        List<String> lines = List.of(
                "",
                "Sent for " + Human.duration(elapsed()) + ": "
                        + Human.count(counts.path("accepted_total").asLong()) + " events accepted, "
                        + Human.count(counts.path("rejected_total").asLong()) + " rejected.",
                "Merged answer, " + subject.view() + "." + subject.measure() + ": " + Painter.words(last.total()) + ".",
                "Coverage: " + ServedAnswer.coverageLine(last.coverage()) + ".");
        lines.forEach(terminal.out()::println);
        terminal.out().flush();
    }

    private Duration elapsed() {
        return Duration.between(begin, Instant.now());
    }

    private Api api(Component service) {
        return new Api(service.title(), stack.settings().address(Member.of(service)));
    }
}
