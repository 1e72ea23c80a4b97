package braid.lab.command.bench;

import braid.lab.bench.subject.Scale;
import braid.terminal.command.Span;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much {@code braid bench} measures: what is not given is that of a whole run, or of a quick one. */
final class BenchOptions {
    private static final int QUICK_EVENTS = 100_000;
    private static final int EVENTS = 4_000_000;
    private static final int QUICK_BATCH = 20_000;
    private static final int BATCH = 750_000;
    private static final int QUICK_QUERIES = 200;
    private static final int QUERIES = 2_000;
    private static final int FIRST_RATE = 100;
    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(5);

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--quick", description = "Shorter runs and fewer events, to see that it works; not to compare.")
    private boolean quick;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "That the speed layer works off (default 4000000; quick 100000).")
    private Integer events;

    @Option(
            names = "--batch-events",
            paramLabel = "N",
            description = "That a batch run lands and computes (default 750000; quick 20000).")
    private Integer batchEvents;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            converter = Span.class,
            description = "At the beginning of each load, does not count (default 10s; quick 1s).")
    private Duration warmUp;

    @Option(
            names = "--span",
            paramLabel = "TIME",
            converter = Span.class,
            description = "That counts of each load (default 20s; quick 3s).")
    private Duration span;

    @Option(names = "--queries", paramLabel = "N", description = "Asked one after another (default 2000; quick 200).")
    private Integer queries;

    @Option(
            names = "--beside",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events a second that come in while queries are asked (default 2000).")
    private int beside;

    @Option(
            names = "--p99",
            paramLabel = "TIME",
            defaultValue = "20ms",
            converter = Span.class,
            description = "The limit that the highest rate of row queries must hold (default 20ms).")
    private Duration p99;

    @Option(
            names = "--sql-p99",
            paramLabel = "TIME",
            defaultValue = "50ms",
            converter = Span.class,
            description = "The same for SQL queries (default 50ms).")
    private Duration sqlP99;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "4000",
            description = "No more queries a second than this are tried (default 4000).")
    private int most;

    Scale scale() {
        Duration all = or(span, Duration.ofSeconds(3), Duration.ofSeconds(20));
        Duration trial = all.compareTo(LONGEST_TRIAL) < 0 ? all : LONGEST_TRIAL;
        Scale scale = new Scale(
                or(events, QUICK_EVENTS, EVENTS),
                or(batchEvents, QUICK_BATCH, BATCH),
                or(warmUp, Duration.ofSeconds(1), Duration.ofSeconds(10)),
                all,
                or(queries, QUICK_QUERIES, QUERIES),
                new Scale.Search(
                        beside,
                        p99,
                        sqlP99,
                        Math.min(FIRST_RATE, most),
                        most,
                        Duration.ofSeconds(quick ? 1 : 2),
                        trial));
        require("--events", scale.events() > 0);
        require("--batch-events", scale.batchEvents() > 1);
        require("--span", !scale.span().isZero());
        require("--queries", scale.queries() > 0);
        require("--beside", beside > 0);
        require("--p99", !p99.isZero());
        require("--sql-p99", !sqlP99.isZero());
        require("--most", most > 0);
        return scale;
    }

    private <T> T or(T given, T ofQuick, T ofWhole) {
        return given != null ? given : quick ? ofQuick : ofWhole;
    }

    private void require(String option, boolean enough) {
        if (!enough) {
            throw new ParameterException(
                    spec.commandLine(), option + " is too little to measure anything with. It must be above 0.");
        }
    }
}
