package braid.lab.bench.load.events;

import braid.lab.bench.load.Client;
import braid.lab.bench.load.Latencies;
import braid.lab.bench.load.PerSecond;
import braid.launcher.process.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Events that are looked for, each on a page of its own. One watcher asks for all that are on their way in one request, again and again:
 * many waiting probes are no more load than one, so what is measured is not what the measuring does.
 */
public final class Probes {
    private static final long LOOK_MS = 5;
    private static final int MOST_ASKED_FOR = 100;

    private final Client client;
    private final Consumer<String> post;
    private final Latencies ages = new Latencies();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile long unseen;

    /**
     * @param post sends an event on the page that it is given
     */
    public Probes(Client client, Consumer<String> post) {
        this.client = client;
        this.post = post;
    }

    /** Posts a probe, without waiting for ingest's answer. */
    public void send(String page) {
        underWay.put(page, System.nanoTime());
        Background.run(() -> post.accept(page));
    }

    /** No more will be sent. */
    public void end() {
        ended = true;
    }

    /**
     * Looks until {@link #end} was called and every probe was seen, or none came into sight for so long. What is not seen then is counted,
     * and its age so far is among the ages.
     */
    public void watch(Duration patience) {
        long seen = System.nanoTime();
        while (!ended || !underWay.isEmpty()) {
            if (underWay.isEmpty() || look()) {
                seen = System.nanoTime();
            } else if (ended && PerSecond.since(seen).compareTo(patience) > 0) {
                unseen = underWay.size();
                underWay.values().forEach(sent -> ages.add(System.nanoTime() - sent));
                return;
            }
            Pause.millis(LOOK_MS);
        }
    }

    private boolean look() {
        boolean any = false;
        for (String page :
                client.shown(underWay.keySet().stream().limit(MOST_ASKED_FOR).toList())) {
            Long sent = underWay.remove(page);
            if (sent != null) {
                ages.add(System.nanoTime() - sent);
                any = true;
            }
        }
        return any;
    }

    /** From sending to being seen. */
    public Latencies ages() {
        return ages;
    }

    /** Those that were not seen at all. */
    public long unseen() {
        return unseen;
    }
}
