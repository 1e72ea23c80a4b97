package braid.kappa;

import java.util.concurrent.atomic.LongAdder;

/** What this instance has counted since it started. Safe for use by several threads. */
final class Counters {
    private final LongAdder events = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder beforeEpoch = new LongAdder();

    void event() {
        events.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    /** Kafka Streams has no time before 1970. */
    void beforeEpoch() {
        beforeEpoch.increment();
    }

    long events() {
        return events.sum();
    }

    long duplicates() {
        return duplicates.sum();
    }

    long eventsBeforeEpoch() {
        return beforeEpoch.sum();
    }
}
