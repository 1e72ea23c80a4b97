package braid.lab.bench.measurement;

import braid.lab.bench.load.Latencies;
import braid.lab.bench.load.LoadReply;
import braid.lab.bench.load.events.EventFlow;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** How long one client waits for the merged rows of one key: when nothing else runs, and while events come in; by rows and by SQL. */
public final class PointQuery implements Measurement {
    /** Enough for every page to have rows. */
    static final int EVENTS = 20_000;

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.load(EVENTS);
        measured.batchRun(false);
        measured.load(EVENTS);
        measured.settle();
        Function<String, CompletableFuture<LoadReply>> rows = measured.client()::rows;
        Function<String, CompletableFuture<LoadReply>> sql = measured.client()::sql;
        ask(measured, scale, figures, "point query, nothing else runs", rows, "aim: <= 8 ms");
        ask(measured, scale, figures, "SQL point query, nothing else runs", sql, null);
        int beside = scale.search().beside();
        try (EventFlow flow = measured.flow(beside)) {
            measured.pause("events before queries", scale.warmUp());
            ask(measured, scale, figures, "point query at " + Human.count(beside) + " events/s", rows, null);
        }
        measured.settle();
    }

    private static void ask(
            Measured measured,
            Scale scale,
            Figures figures,
            String name,
            Function<String, CompletableFuture<LoadReply>> query,
            String aimP99) {
        ask(measured, scale.queries(), query);
        StackCpu.Sample before = measured.cpu().now();
        Latencies times = ask(measured, scale.queries(), query);
        ProcessorUse use = measured.cpu().since(before);
        figures.add(name, times, use, aimP99, 50, 99, 99.9);
    }

    private static Latencies ask(Measured measured, int queries, Function<String, CompletableFuture<LoadReply>> query) {
        Latencies latencies = new Latencies();
        for (int asked = 0; asked < queries; asked++) {
            String page = measured.page();
            long begin = System.nanoTime();
            LoadReply reply = query.apply(page).join();
            latencies.add(System.nanoTime() - begin);
            if (reply.kind() != LoadReply.Kind.ANSWERED) {
                throw new Failure("the serving layer did not answer a single client after " + asked + " queries: "
                        + reply.kind() + " " + reply.detail());
            }
            measured.reached("queries,", asked, queries);
        }
        measured.progress().end();
        return latencies;
    }
}
