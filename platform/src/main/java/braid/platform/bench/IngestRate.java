package braid.platform.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many events a second ingest takes over HTTP, in NDJSON batches, and how long a request takes then. */
final class IngestRate implements Measurement {
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        Measured.Batches batches = measured.batches(Measured.BATCH);
        send(measured, batches, WARM_UP);
        long begin = System.nanoTime();
        Latencies requests = send(measured, batches, scale.ingest());
        double rate = Rates.perSecond(requests.count() * Measured.BATCH, Rates.since(begin));
        measured.settle();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("ingest, events", rate, "events/s"));
        figures.addAll(requests.figures("ingest, request of 1,000 events", null, 50, 99));
        return figures;
    }

    private static Latencies send(Measured measured, Measured.Batches batches, Duration span) {
        Latencies requests = new Latencies();
        long begin = System.nanoTime();
        Measured.together(Measured.CONNECTIONS, () -> {
            while (Rates.since(begin).compareTo(span) < 0) {
                byte[] lines = batches.next();
                long sent = System.nanoTime();
                measured.client().send(lines);
                requests.add(System.nanoTime() - sent);
            }
        });
        return requests;
    }
}
