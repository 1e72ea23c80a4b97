package braid.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a timer does again and again. The JDK's timers never do it again once it has thrown something, and say nothing of that. */
public final class Repeated implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

    private final Runnable work;

    /** @param work that is done again whatever it throws */
    public Repeated(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        try {
            work.run();
        } catch (Throwable e) {
            // Errors too: a class that cannot be loaded once is one reason, and being asked again often enough helps.
            LOG.error("Something that is done regularly failed, and is done again when it is due: {}", e.toString(), e);
        }
    }
}
