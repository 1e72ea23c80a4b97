package braid.kappa.topology;

import braid.core.view.View;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this instance has counted since it started; late events since the job began, in the partitions that this instance has now. Safe for
 * use by several threads.
 */
public final class InstanceCounters {
    private final LongAdder events = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder beforeEpoch = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final Map<String, LongAdder> again = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Long>> late = new ConcurrentHashMap<>();

    void event() {
        events.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void quarantined() {
        quarantined.increment();
    }

    /** Kafka Streams has no time before 1970. */
    void beforeEpoch() {
        beforeEpoch.increment();
    }

    /** An event went into a group of the view that it was in already. */
    void countedAgain(View view) {
        again.computeIfAbsent(view.name(), name -> new LongAdder()).increment();
    }

    /** So many events of a partition of the view have been dropped because they came too late. */
    void late(View view, int partition, long dropped) {
        late.computeIfAbsent(view.name(), name -> new ConcurrentHashMap<>()).put(partition, dropped);
    }

    /** The partition is not this instance's any more. */
    void noLonger(View view, int partition) {
        late.getOrDefault(view.name(), Map.of()).remove(partition);
    }

    /** Events read from the log. */
    public long events() {
        return events.sum();
    }

    /** Redelivered events that did not pass. */
    public long duplicates() {
        return duplicates.sum();
    }

    /** Records that are no events and were put in quarantine. */
    public long recordsQuarantined() {
        return quarantined.sum();
    }

    /** Events from before 1970 that were left out, once for each view that left them out. */
    public long eventsBeforeEpoch() {
        return beforeEpoch.sum();
    }

    /** Events that went into a group of the view again. */
    public long countedTwice(View view) {
        LongAdder adder = again.get(view.name());
        return adder == null ? 0 : adder.sum();
    }

    /** Events of the view that came too late. */
    public long late(View view) {
        return late.getOrDefault(view.name(), Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
