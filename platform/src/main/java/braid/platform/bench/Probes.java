package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.process.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that are looked for, each on a page of its own. One watcher asks for all that are on their way in one request, again and again:
 * many waiting probes are no more load than one, so what is measured is not what the measuring does.
 */
final class Probes {
    private static final long LOOK_MS = 5;

    private final Measured measured;
    private final Latencies ages = new Latencies();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Probes(Measured measured) {
        this.measured = measured;
    }

    /** Posts a probe, without waiting for ingest's answer. */
    void send(String page) {
        underWay.put(page, System.nanoTime());
        Background.run(() -> measured.probe(page));
    }

    /** No more will be sent. */
    void end() {
        ended = true;
    }

    /** Looks until {@link #end} was called and every probe was seen, or one was not in {@code patience}. */
    void watch(Duration patience) {
        while (!ended || !underWay.isEmpty()) {
            if (!underWay.isEmpty()) {
                look(patience);
            }
            Pause.millis(LOOK_MS);
        }
    }

    private void look(Duration patience) {
        for (String page : measured.client().shown(underWay.keySet())) {
            ages.add(System.nanoTime() - underWay.remove(page));
        }
        underWay.forEach((page, sent) -> {
            if (Rates.since(sent).compareTo(patience) > 0) {
                throw new Failure(page + " was sent " + patience.toSeconds() + " s ago and is not shown.");
            }
        });
    }

    /** From sending to being seen. */
    Latencies ages() {
        return ages;
    }
}
