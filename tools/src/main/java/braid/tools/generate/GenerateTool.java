package braid.tools.generate;

import braid.service.settings.Settings;
import braid.terminal.StepBar;
import braid.terminal.command.Span;
import braid.tools.client.BatchReply;
import braid.tools.client.BatchSender;
import braid.tools.client.IngestOptions;
import braid.tools.client.Interruption;
import braid.tools.client.Share;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code braid generate}: made-up events at a steady rate. */
@Command(
        name = "generate",
        description = {
            "Make up events and send them to ingest at a steady rate.",
            "Same seed, rate and --start: same events. Without --for and --count it runs until Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid generate clicks --rate 1000 --for 30s",
            "  braid generate sensors --rate 200 --late 5%% --duplicates 2%%",
            "  braid generate clicks --count 1000 --start 2026-01-01T00:00:00Z --print > clicks.ndjson",
            "  braid generate transfers --count 10000 --rate 5000"
        },
        mixinStandardHelpOptions = true)
public final class GenerateTool implements Callable<Integer> {
    private static final long TICK_NANOS = 10_000_000;
    private static final int LARGEST_BATCH = 1000;
    private static final int IN_FLIGHT = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "What to make up: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--rate", defaultValue = "100", description = "Events per second (default ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--users",
            defaultValue = "1000",
            description = "How many users, sensors or accounts there are (default ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--late",
            defaultValue = "0",
            converter = Share.class,
            description =
                    "Share of events that happened minutes to days earlier, like 0.05 or 5%% (default ${DEFAULT-VALUE}).")
    private double late;

    @Option(
            names = "--duplicates",
            defaultValue = "0",
            converter = Share.class,
            description = "Share of events that are delivered a second time (default ${DEFAULT-VALUE}).")
    private double duplicates;

    @Option(
            names = "--seed",
            description =
                    "Seed of the random numbers (default: another one each time, and printed, so that identifiers are new).")
    private Long seed;

    @Option(names = "--for", converter = Span.class, description = "How long, like 30s, 5m or 1h.")
    private Duration length;

    @Option(names = "--count", description = "How many events; events that belong together are never parted.")
    private Long count;

    @Option(names = "--start", description = "Event time of the first event (default: now), like 2026-01-01T00:00:00Z.")
    private Instant start;

    @Option(names = "--print", description = "Write the events to standard output instead, without waiting.")
    private boolean print;

    @Mixin
    private IngestOptions ingest;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        long events = Math.min(
                count == null ? Long.MAX_VALUE : count,
                length == null ? Long.MAX_VALUE : (long) (rate * length.toMillis() / 1000));
        Instant first = start == null ? Instant.now() : start;
        EventStream stream =
                new EventStream(kind.shape(users, Zipf.USUAL), seed(), first.toEpochMilli(), rate, late, duplicates);
        return print ? print(stream, events) : send(stream, events);
    }

    private void check() {
        if (!(rate > 0 && rate <= 10_000_000)) {
            throw new ParameterException(
                    spec.commandLine(), "--rate is " + rate + ", but must be above 0 and at most 10000000.");
        }
        if (users < 1 || users > 10_000_000) {
            throw new ParameterException(
                    spec.commandLine(), "--users is " + users + ", but must be from 1 to 10000000.");
        }
        if (count != null && count < 0) {
            throw new ParameterException(spec.commandLine(), "--count is " + count + ", but cannot be negative.");
        }
        if (print && count == null && length == null) {
            throw new ParameterException(spec.commandLine(), "--print needs --count or --for, or it would never end.");
        }
    }

    private long seed() {
        if (seed == null) {
            seed = ThreadLocalRandom.current().nextLong(1_000_000_000);
        }
        return seed;
    }

    private static int print(EventStream stream, long events) throws IOException {
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16)) {
            for (long made = 0; made < events || !stream.isWhole(); made++) {
                out.write(stream.next());
                out.write('\n');
            }
        }
        return 0;
    }

    private int send(EventStream stream, long events) throws InterruptedException {
        AtomicLong accepted = new AtomicLong();
        AtomicLong rejected = new AtomicLong();
        AtomicLong unanswered = new AtomicLong();
        long began = System.nanoTime();
        Runnable summary = () -> System.err.println(summary(accepted.get(), rejected.get(), unanswered.get(), began));
        try (StepBar progress = new StepBar().begin(kind.name(), events == Long.MAX_VALUE ? -1 : events);
                BatchSender<Integer> sender = new BatchSender<>(
                        ingest.client(Settings.load(), ""), stream.source(), IN_FLIGHT, new BatchSender.Outcomes<>() {
                            @Override
                            public void sending(Integer batch) {
                                unanswered.addAndGet(batch);
                            }

                            @Override
                            public void answered(Integer batch, BatchReply answer) {
                                unanswered.addAndGet(-batch);
                                accepted.addAndGet(answer.accepted());
                                rejected.addAndGet(answer.rejections().size());
                                warn(answer, rejected.get());
                            }
                        });
                Interruption interruption = new Interruption(() -> {
                    progress.close();
                    sender.stop();
                    summary.run();
                })) {
            pace(stream, events, began, sender, progress, accepted);
            sender.await();
        }
        summary.run();
        return accepted.get() == 0 && events > 0 ? 1 : 0;
    }

    /** Sends what is due, whether or not earlier batches are answered: the rate does not sink with ingest's. */
    private void pace(
            EventStream stream,
            long events,
            long began,
            BatchSender<Integer> sender,
            StepBar progress,
            AtomicLong accepted)
            throws InterruptedException {
        long made = 0;
        List<String> batch = new ArrayList<>();
        while (made < events || !stream.isWhole()) {
            long due = Math.min(events, 1 + (long) ((System.nanoTime() - began) / 1e9 * rate));
            while ((made < due || !stream.isWhole()) && batch.size() < LARGEST_BATCH) {
                batch.add(stream.next());
                made++;
            }
            if (batch.isEmpty()) {
                LockSupport.parkNanos(TICK_NANOS);
            } else {
                sender.send(batch.size(), batch);
                batch = new ArrayList<>();
                double seconds = (System.nanoTime() - began) / 1e9;
                progress.at(made, () -> String.format("%,.0f events/s", accepted.get() / seconds));
            }
        }
    }

    private static void warn(BatchReply answer, long rejectedSoFar) {
        if (!answer.rejections().isEmpty()
                && rejectedSoFar == answer.rejections().size()) {
            System.err.println("Ingest rejects events, first: "
                    + answer.rejections().get(0).reason());
        }
    }

    private String summary(long accepted, long rejected, long unanswered, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                "%,d %s accepted, %,d rejected%s, in %.1f s: %,.0f events/s (seed %d)",
                accepted,
                kind,
                rejected,
                unanswered == 0 ? "" : String.format(", %,d without an answer", unanswered),
                seconds,
                accepted / seconds,
                seed);
    }
}
