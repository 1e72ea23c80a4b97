package braid.serving.live;

import braid.service.Repeated;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that takes a snapshot each second for all pages, as long as there is one. */
final class Sampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final long EVERY_MS = 1_000;

    private final BooleanSupplier wanted;
    private final Runnable sample;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "live-sampler");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param wanted whether a page is open
     * @param sample takes a snapshot and publishes it
     */
    Sampler(BooleanSupplier wanted, Runnable sample) {
        this.wanted = wanted;
        this.sample = sample;
        thread.scheduleWithFixedDelay(new Repeated(this::tick), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            if (wanted.getAsBoolean()) {
                sample.run();
            }
        } catch (RuntimeException e) {
            LOG.warn("No snapshot for the pages this time", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
