package braid.ingest.http;

import java.time.Clock;

/** What ingest has answered since it started. Safe for use by several threads. */
final class Counters {
    private final RateMeter accepted;
    private final RateMeter rejected;

    Counters(Clock clock) {
        this.accepted = new RateMeter(clock);
        this.rejected = new RateMeter(clock);
    }

    void count(int acceptedEvents, int rejectedEvents) {
        accepted.add(acceptedEvents);
        rejected.add(rejectedEvents);
    }

    long accepted() {
        return accepted.total();
    }

    long rejected() {
        return rejected.total();
    }

    double perSecond() {
        return accepted.perSecond();
    }
}
