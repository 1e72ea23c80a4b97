package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.segment.SegmentStore;
import braid.service.settings.Settings;
import braid.speed.begin.Beginning;
import braid.speed.begin.NotYet;
import braid.speed.begin.Recovery;
import braid.speed.begin.TakeOver;
import braid.speed.chain.ChainWriter;
import braid.speed.chain.Compactor;
import braid.speed.chain.Encoder;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * An instance of the speed layer, of the classes that it is made of; only the consumer's thread and the consumer group are played. It may be
 * paused, and then hears nothing until it goes on; it may die, and then hears nothing any more.
 */
public final class ModelInstance {
    private static final Topics TOPICS = new Topics(LogSettings.of(Settings.of(Map.of())));
    private static final String TOPIC_ID = "topic-1";

    private final String name;
    private final SegmentStore store;
    private final Records records;
    private final FoldingParts parts;
    private final Encoder encoder;
    private final Compactor.Parts compaction;
    private final Recovery recovery;
    private final Habits habits;
    private final Map<Partition, Work> works = new TreeMap<>();
    private final Queue<Runnable> unheard = new ArrayDeque<>();
    private boolean paused;
    private boolean dead;

    /** The log, as it is now. */
    public interface Records {
        long end(Partition partition);

        byte[] value(Partition partition, long offset);

        long millis(Partition partition, long offset);
    }

    /** Rules that it breaks. */
    public record Habits(boolean freezesAnew, boolean forgetsKeys, boolean overlooksCuts) {}

    private final class Work {
        private final Partition partition;
        private final int time;
        private final Beginning beginning;
        private PartitionFold fold;
        private ChainWriter writer;
        private long epoch;
        private long position;
        private long notBefore;

        Work(Partition partition, int time) {
            this.partition = partition;
            this.time = time;
            beginning = new Beginning(partition, TOPIC_ID, new TakeOver(store));
        }

        void begin(long now) {
            if (now < notBefore) {
                return;
            }
            try {
                beginning
                        .advance(found -> recovery.place(topicPartition(partition), found))
                        .ifPresent(begun -> start(begun.from(), begun.epoch()));
            } catch (NotYet e) {
                notBefore = now + 1_000_000_000;
            } catch (RuntimeException e) {
                if (e instanceof IllegalStateException) {
                    throw e;
                }
                notBefore = now + 1_000_000_000;
            }
        }

        void start(Progress from, long with) {
            epoch = with;
            FoldedPipeline pipeline = habits.overlooksCuts() ? parts.blindToCuts : parts.pipeline;
            fold = pipeline.fold(partition, from, braid.storage.quarantine.FirstVerdicts.NONE);
            writer = new ChainWriter(
                    store,
                    partition,
                    pipeline.viewsOf(partition),
                    encoder,
                    from,
                    epoch,
                    Runnable::run,
                    (nanos, durable, rows) -> {},
                    compaction);
            position = habits.forgetsKeys() ? from.next() : pipeline.readFrom(partition, from);
        }

        void poll(int most) {
            long end = Math.min(records.end(partition), position + most);
            for (; position < end; position++) {
                fold.accept(position, records.value(partition, position), records.millis(partition, position));
            }
        }

        void flush(long now) {
            if (fold.hasNews() && writer.isIdle()) {
                writer.add(fold.take());
            }
            advance(now);
        }

        void advance(long now) {
            writer.advance(now);
            if (habits.freezesAnew() && writer.problem() != null) {
                start(writer.durable(), epoch);
            }
        }
    }

    public ModelInstance(
            String name,
            SegmentStore store,
            Records records,
            FoldingParts parts,
            int buckets,
            int carried,
            Supplier<PublishedCut> published,
            Habits habits) {
        this.name = name;
        this.store = store;
        this.records = records;
        this.parts = parts;
        this.encoder = parts.encoder(buckets, carried);
        this.compaction = parts.compaction(encoder, buckets);
        this.habits = habits;
        recovery = new Recovery(new Ends(records), published::get, TOPICS);
    }

    public String name() {
        return name;
    }

    /** Partitions that it believes to have. */
    public Set<Partition> partitions() {
        return new TreeSet<>(works.keySet());
    }

    public boolean isPaused() {
        return paused;
    }

    /** A thread of the store's client brings an answer. */
    public void hear(Runnable news) {
        if (paused) {
            unheard.add(news);
        } else if (!dead) {
            news.run();
        }
    }

    public void pause() {
        paused = true;
    }

    /** Goes on as if no time had passed. */
    public void goOn() {
        paused = false;
        while (!unheard.isEmpty()) {
            unheard.remove().run();
        }
    }

    public void die() {
        dead = true;
        paused = false;
        unheard.clear();
        works.clear();
    }

    /**
     * Hears from the consumer group which partitions it has. What it gives back it tries to flush before; what somebody else had meanwhile is
     * lost, and begun again.
     *
     * @param given each with a number that is another one if somebody else had it meanwhile
     * @return whether that is news
     */
    public boolean rebalanced(Map<Partition, Integer> given, long now) {
        boolean news = false;
        for (Partition partition : partitions()) {
            Work work = works.get(partition);
            Integer time = given.get(partition);
            if (time == null && work.fold != null) {
                work.writer.add(work.fold.take());
                work.advance(now);
            }
            if (time == null || time != work.time) {
                works.remove(partition);
                news = true;
            }
        }
        for (Map.Entry<Partition, Integer> one : given.entrySet()) {
            news |= works.putIfAbsent(one.getKey(), new Work(one.getKey(), one.getValue())) == null;
        }
        return news;
    }

    /** A turn of the consumer's thread with one partition. */
    public void turn(Partition partition, Random random, long now) {
        if (begin(partition, now)) {
            fold(partition, random.nextInt(8));
            if (random.nextInt(3) > 0) {
                flush(partition, now);
            } else {
                works.get(partition).advance(now);
            }
        }
    }

    /** Goes on with beginning, or begins again if somebody else has taken over; whether it has begun. */
    public boolean begin(Partition partition, long now) {
        Work work = works.get(partition);
        if (work != null && work.fold != null && work.writer.isSuperseded(now)) {
            work = new Work(partition, work.time);
            works.put(partition, work);
        }
        if (work != null && work.fold == null) {
            work.begin(now);
        }
        return work != null && work.fold != null;
    }

    /** Folds some records of a partition that has begun. */
    public void fold(Partition partition, int most) {
        works.get(partition).poll(most);
    }

    /** Hands to its writer what was folded of a partition that has begun. */
    public void flush(Partition partition, long now) {
        works.get(partition).flush(now);
    }

    /** Does all that there is to do. */
    public void workOff(long now) {
        for (Partition partition : partitions()) {
            if (begin(partition, now)) {
                fold(partition, 1_000);
                flush(partition, now);
            }
        }
    }

    /** Whether it has made durable all that the log holds of its partitions. */
    public boolean isDone() {
        return works.values().stream()
                .allMatch(work -> work.fold != null
                        && work.writer.isIdle()
                        && work.writer.durable().next() == records.end(work.partition));
    }

    /** In words, where it stands. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(name);
        works.forEach((partition, work) -> words.append(", ")
                .append(partition)
                .append(
                        work.fold == null
                                ? " not begun"
                                : " folded to " + work.fold.progress().next())
                .append(
                        work.fold == null
                                ? ""
                                : ", durable to " + work.writer.durable().next()));
        return words.toString();
    }

    private static TopicPartition topicPartition(Partition partition) {
        return new TopicPartition(TOPICS.events(partition.source()), partition.number());
    }

    /** The consumer, of which recovery asks only where the log begins and ends. */
    private static final class Ends extends MockConsumer<byte[], byte[]> {
        private final Records records;

        Ends(Records records) {
            super("none");
            this.records = records;
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> offsets = new java.util.HashMap<>();
            partitions.forEach(partition -> offsets.put(partition, 0L));
            return offsets;
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> offsets = new java.util.HashMap<>();
            partitions.forEach(partition -> offsets.put(
                    partition, records.end(new Partition(TOPICS.source(partition.topic()), partition.partition()))));
            return offsets;
        }
    }
}
