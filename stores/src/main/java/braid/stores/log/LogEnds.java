package braid.stores.log;

import braid.answer.side.LogSide;
import braid.answer.side.QuarantinedOffsets;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.storage.quarantine.QuarantineReader;
import braid.stores.health.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;

/**
 * Where the log ends, and what of it waits in quarantine, asked again and again in the background so that no answer waits for it; and when it
 * ended where. Asked for the first
 * time, it also asks where the log ended a second ago, two, four and so on, so that what was hidden before this process began has an age
 * too: one that is right to a factor of two.
 */
public final class LogEnds implements LogSide, AutoCloseable {
    /** Ends older than this are not told: the log has not been reached since. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final Duration LOOK_BACK_WITHIN = Duration.ofSeconds(5);

    /** Two years and a bit. */
    private static final int DOUBLINGS = 26;

    private static final String NAME = "log (Kafka)";

    private final Supplier<Broker> open;
    private final Supplier<Map<Partition, Long>> folded;
    private final Clock clock;
    private final LostEnds lost = new LostEnds();
    private final Health health = new Health();
    private final Map<Partition, EndHistory> histories = new ConcurrentHashMap<>();
    /** Of the probing thread. */
    private final Set<Partition> lookedBack = new HashSet<>();

    private final QuarantineWatch quarantine;
    private volatile Broker broker;
    private volatile Known known;

    /**
     * @param open connects; tried again with each probe until it succeeds
     * @param folded how far each partition is folded, as it was a moment ago
     * @param quarantine opens the quarantine; tried again until it succeeds
     */
    public LogEnds(
            Supplier<Broker> open,
            Supplier<Map<Partition, Long>> folded,
            Supplier<QuarantineReader> quarantine,
            Clock clock) {
        this.quarantine = new QuarantineWatch(quarantine);
        this.open = open;
        this.folded = folded;
        this.clock = clock;
    }

    @Override
    public Optional<Map<Partition, Long>> ends() {
        Known now = known;
        return now == null || now.at().plus(FRESH).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(now.ends());
    }

    @Override
    public Optional<Instant> endedBy(Partition partition, long offset) {
        return Optional.ofNullable(histories.get(partition)).flatMap(history -> history.endedBy(offset));
    }

    @Override
    public Optional<String> lostEnd() {
        return lost.inWords();
    }

    @Override
    public Optional<QuarantinedOffsets> quarantine() {
        return quarantine.waiting().map(waiting -> waiting::below);
    }

    /** Reads on in the quarantine. Called by one thread. */
    public void readQuarantine() {
        quarantine.read();
    }

    /** Asks for the ends and notes whether Kafka answers. Called by one thread. */
    public void probe() {
        try {
            if (broker == null) {
                broker = open.get();
            }
            // Before the log is asked: an end that is below it was below it when the log was asked.
            Map<Partition, Long> before = folded.get();
            Instant started = clock.instant();
            Map<Partition, Long> ends = broker.ends(ANSWER_WITHIN);
            ends.forEach((partition, end) -> history(partition).saw(started, end));
            lost.compare(before, ends, started);
            quarantine.stand(broker.logs());
            known = new Known(ends, started);
            health.up();
            lookBack(ends.keySet(), started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            health.down(e instanceof TimeoutException ? new TimeoutException("no answer within 2 s") : e);
        }
    }

    private EndHistory history(Partition partition) {
        return histories.computeIfAbsent(partition, p -> new EndHistory());
    }

    /** Where the log ended before partitions were looked at for the first time. */
    private void lookBack(Set<Partition> partitions, Instant now)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (lookedBack.containsAll(partitions)) {
            return;
        }
        List<Instant> times = IntStream.rangeClosed(0, DOUBLINGS)
                .mapToObj(doubling -> now.minusSeconds(1L << doubling))
                .toList();
        broker.endsAt(times, LOOK_BACK_WITHIN)
                .forEach((then, ends) ->
                        ends.forEach((partition, end) -> history(partition).saw(then, end)));
        lookedBack.addAll(partitions);
    }

    @Override
    public Map<Partition, Long> endsNow(Duration within) {
        try {
            if (broker == null) {
                throw new KafkaException(health.problem());
            }
            return broker.ends(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDown(NAME, e);
        } catch (TimeoutException e) {
            throw new StoreDown(NAME, new TimeoutException("no answer within " + within.toMillis() + " ms"));
        } catch (ExecutionException e) {
            throw new StoreDown(NAME, e.getCause());
        } catch (KafkaException e) {
            throw new StoreDown(NAME, e);
        }
    }

    public Health health() {
        return health;
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        quarantine.close();
    }

    private record Known(Map<Partition, Long> ends, Instant at) {}
}
