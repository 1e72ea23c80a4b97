package braid.lab.bench.measurement.log;

import braid.lab.bench.load.Latencies;
import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import java.time.Duration;
import java.util.function.Supplier;

/** How many events a second ingest takes over HTTP, in NDJSON batches, and how long a request takes then. */
public final class IngestRate implements Measurement {
    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        Supplier<byte[]> batches = measured.batches(Measured.BATCH);
        send(measured, batches, scale.warmUp());
        StackCpu.Sample before = measured.cpu().now();
        Latencies requests = send(measured, batches, scale.span());
        ProcessorUse use = measured.cpu().since(before);
        double rate = PerSecond.perSecond(requests.count() * Measured.BATCH, use.span());
        figures.add(Figure.of("ingest, events", rate, "events/s", "the speed layer at work", use));
        figures.add("ingest, request of 1,000 events", requests, use, null, 50, 99);
        measured.settle();
    }

    private static Latencies send(Measured measured, Supplier<byte[]> batches, Duration span) {
        Latencies requests = new Latencies();
        long begin = System.nanoTime();
        Measured.together(Measured.CONNECTIONS, () -> {
            while (PerSecond.since(begin).compareTo(span) < 0) {
                byte[] lines = batches.get();
                long sent = System.nanoTime();
                measured.client().send(lines);
                requests.add(System.nanoTime() - sent);
                measured.reached("ingest, ms", PerSecond.since(begin).toMillis(), span.toMillis());
            }
        });
        measured.progress().end();
        return requests;
    }
}
