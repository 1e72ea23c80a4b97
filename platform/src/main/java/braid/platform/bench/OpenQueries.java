package braid.platform.bench;

import braid.platform.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Point queries at a fixed rate, whether or not earlier ones are answered, while events come in. A query's time counts from the moment
 * at which it was due, so that a stall is seen by every query that comes due in it (no coordinated omission).
 */
final class OpenQueries implements Measurement {
    private static final int[] RATES = {100, 500};
    private static final int LOAD = 2_000;
    private static final String PAGE = "/home";

    /** So many unanswered queries mean that the machine does not keep up; more would only measure the client's memory. */
    private static final int MOST_UNANSWERED = 5_000;

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        measured.load(Measured.BATCH);
        measured.settle();
        List<Figure> figures = new ArrayList<>();
        for (int rate : RATES) {
            try (OpenLoad load = new OpenLoad(measured, LOAD)) {
                ask(measured, rate, scale.ingest(), new Latencies(), new AtomicInteger());
                Latencies times = new Latencies();
                AtomicInteger refused = new AtomicInteger();
                double achieved = ask(measured, rate, scale.ingest(), times, refused);
                String name = "point query, " + rate + "/s during 2,000 events/s";
                figures.addAll(times.figures(name, null, 50, 99, 99.9));
                figures.add(Figure.of(name + ", refused", refused.get(), "queries"));
                figures.add(Figure.of(name + ", answered", achieved, "queries/s", String.valueOf(rate)));
            }
            measured.settle();
        }
        return figures;
    }

    /** Sends for so long; queries answered or refused a second, until the last answer. The times are those of both. */
    private static double ask(Measured measured, int rate, Duration span, Latencies times, AtomicInteger refused) {
        long period = TimeUnit.SECONDS.toNanos(1) / rate;
        long count = span.toNanos() / period;
        AtomicInteger unanswered = new AtomicInteger();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (long query = 0; query < count; query++) {
            long due = begin + query * period;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (unanswered.incrementAndGet() > MOST_UNANSWERED) {
                throw new Failure(MOST_UNANSWERED + " queries are unanswered at " + rate
                        + " queries/s: this machine does not keep up with that rate.");
            }
            answers.add(measured.client().showsLater(PAGE).thenAccept(shown -> {
                times.add(System.nanoTime() - due);
                unanswered.decrementAndGet();
                if (!shown) {
                    refused.incrementAndGet();
                }
            }));
        }
        Background.join(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
        return Rates.perSecond(count, Rates.since(begin));
    }
}
