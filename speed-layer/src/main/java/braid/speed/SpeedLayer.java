package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.EventCodec;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.StatusEndpoint;
import braid.storage.log.LogClients;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.realtime.CassandraSessions;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RealTimeRow;
import braid.storage.realtime.RealTimeTables;
import braid.storage.realtime.RealTimeWriter;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the speed layer: a member of the pipeline's consumer group.
 *
 * <p>One thread does all of it, in this order and never another: fold records; write the rows that changed; when they are durable, write
 * the progress; when that is durable, commit the offsets. While Cassandra does not answer, the partitions are paused and the same rows are
 * tried again, so memory does not grow and nothing is skipped.
 */
final class SpeedLayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedLayer.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private final SpeedSettings settings;
    private final Topics topics;
    private final CqlSession session;
    private final ProgressTable progressTable;
    private final RowWriter rowWriter;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Recovery recovery;
    private final Map<String, String> topicIds;
    private final Map<String, List<FoldedView>> views = new HashMap<>();
    private final Map<String, EventCodec> codecs = new HashMap<>();
    private final List<FoldedView> allViews = new ArrayList<>();
    private final Map<TopicPartition, PartitionFold> folds = new HashMap<>();
    private final Set<TopicPartition> recovering = new HashSet<>();
    private final Map<TopicPartition, Progress> flushed = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Rates events = new Rates(System::nanoTime);
    private final SpeedStatus status;
    private final StatusEndpoint endpoint;
    private volatile boolean stopping;
    private long lastFlush = System.nanoTime();

    private SpeedLayer(SpeedSettings settings, CqlSession session, Map<String, String> topicIds) throws IOException {
        this.settings = settings;
        this.session = session;
        this.topicIds = topicIds;
        topics = new Topics(settings.log());
        RealTimeTables tables = new RealTimeTables(settings.cassandra());
        progressTable = new ProgressTable(session, tables);
        List<RealTimeWriter> writers = new ArrayList<>();
        for (View view : settings.pipeline().views()) {
            writers.add(new RealTimeWriter(session, tables, view));
            allViews.add(new FoldedView(view, allViews.size()));
        }
        rowWriter = new RowWriter(writers, settings.batchRows(), settings.writesInFlight());
        SchemaTopic schemas = new SchemaTopic(settings.log());
        for (Source source : settings.pipeline().sources()) {
            codecs.put(source.name(), new EventCodec(source, schemas));
            views.put(
                    source.name(),
                    allViews.stream()
                            .filter(v -> v.view().source().name().equals(source.name()))
                            .toList());
        }
        consumer = new KafkaConsumer<>(consumerProperties());
        recovery = new Recovery(consumer, progressTable, topics, topicIds);
        status = new SpeedStatus(events);
        endpoint = new StatusEndpoint(settings.host(), settings.port(), status::toMap);
    }

    /** Connects to the stores and starts answering {@code /status}. */
    static SpeedLayer open(SpeedSettings settings) throws IOException {
        Map<String, String> topicIds = new TreeMap<>();
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            new Topics(settings.log())
                    .describe(admin, settings.pipeline())
                    .forEach((source, topic) ->
                            topicIds.put(source, topic.topicId().toString()));
        }
        CqlSession session = CassandraSessions.open(settings.cassandra());
        SpeedLayer layer = new SpeedLayer(settings, session, topicIds);
        layer.checkTopics();
        return layer;
    }

    private void checkTopics() {
        topicIds.forEach((source, id) -> {
            String known = progressTable.topicId(source);
            if (known != null && !known.equals(id)) {
                throw new IllegalStateException(
                        "The topic of source " + source + " was made anew (" + id + ", not " + known
                                + "), so its offsets mean other events than the real-time views hold. Start over with `braid reset`.");
            }
        });
    }

    private Map<String, Object> consumerProperties() {
        Map<String, Object> properties = LogClients.consumer(settings.log());
        properties.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.log().prefix() + "braid.speed." + settings.pipeline().name());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords());
        if (!settings.instance().isEmpty()) {
            properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
        }
        return properties;
    }

    /** Works until {@link #close()}; the process's exit code. */
    int run() {
        try {
            consumer.subscribe(
                    settings.pipeline().sources().stream().map(topics::events).toList(), new Rebalance());
            status.up();
            while (!stopping) {
                step();
            }
            flush();
            return 0;
        } catch (RuntimeException e) {
            LOG.error("The speed layer stops: {}", e.getMessage(), e);
            return 1;
        } finally {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_LIMIT));
            session.close();
            endpoint.close();
            stopped.countDown();
        }
    }

    private void step() {
        boolean ready = recoverAssigned();
        long wait = settings.flushInterval().toMillis() - millisSince(lastFlush);
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(Math.max(1, wait)));
        for (TopicPartition partition : records.partitions()) {
            fold(partition, records.records(partition));
        }
        events.add(0);
        finishRecovered();
        if (millisSince(lastFlush) >= settings.flushInterval().toMillis()) {
            boolean durable = flush();
            if (ready && durable) {
                resume();
            } else {
                consumer.pause(consumer.assignment());
            }
            status.lags(lags());
        }
    }

    /** Finds the starting points of partitions that were just assigned; false if that has to be tried again. */
    private boolean recoverAssigned() {
        for (TopicPartition partition : List.copyOf(recovering)) {
            if (folds.containsKey(partition)) {
                continue;
            }
            try {
                String source = topics.source(partition.topic());
                Progress from = recovery.progressOf(partition);
                folds.put(
                        partition,
                        new PartitionFold(
                                new Partition(source, partition.partition()),
                                settings.pipeline().source(source),
                                codecs.get(source),
                                views.get(source),
                                from));
                consumer.seek(partition, from.first());
                consumer.resume(List.of(partition));
                LOG.info(
                        "{}: folding segment {} from offset {}, durable to {}",
                        partition,
                        from.segment(),
                        from.first(),
                        from.next());
            } catch (DriverException e) {
                status.down("Cassandra does not answer: " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    private void fold(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        PartitionFold fold = folds.get(partition);
        long before = fold.events();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (recovering.contains(partition) && !finishRecovered(partition, fold, record.offset())) {
                consumer.seek(partition, record.offset());
                break;
            }
            fold.accept(record.offset(), record.value(), record.timestamp());
        }
        events.add(fold.events() - before);
    }

    private void finishRecovered() {
        for (TopicPartition partition : List.copyOf(recovering)) {
            PartitionFold fold = folds.get(partition);
            if (fold != null) {
                finishRecovered(partition, fold, consumer.position(partition));
            }
        }
    }

    /**
     * When a partition's fold stands exactly where the last instance was, writes its rows to both versions: only then is it known which
     * state each version has. False if that has to be tried again before the next record is folded.
     */
    private boolean finishRecovered(TopicPartition partition, PartitionFold fold, long position) {
        fold.skipTo(position);
        if (!fold.isCaughtUp()) {
            return true;
        }
        RowWriter.Writes writes = rowWriter.writes();
        for (GroupState group : fold.groups()) {
            int[] starts = allViews.get(group.view()).starts();
            writes.add(group.view(), group.recovered(starts, (byte) 0));
            writes.add(group.view(), group.recovered(starts, (byte) 1));
        }
        boolean written = attempt(writes::execute);
        if (written) {
            recovering.remove(partition);
        }
        return written;
    }

    /** Makes everything folded so far durable, then says so; false if the store did not take it. */
    private boolean flush() {
        long start = System.nanoTime();
        RowWriter.Writes writes = rowWriter.writes();
        Map<TopicPartition, Progress> reached = new HashMap<>();
        folds.forEach((partition, fold) -> {
            if (recovering.contains(partition)) {
                return;
            }
            for (GroupState group : fold.changed()) {
                RealTimeRow row = group.row(allViews.get(group.view()).starts());
                writes.add(group.view(), row);
            }
            Progress progress = fold.progress();
            if (!progress.equals(flushed.get(partition))) {
                reached.put(partition, progress);
            }
        });
        boolean durable = reached.isEmpty() || attempt(() -> write(writes, reached));
        if (durable && !reached.isEmpty()) {
            reached.keySet().forEach(partition -> folds.get(partition).acknowledged());
            flushed.putAll(reached);
            commit(reached);
            status.flushed(Duration.ofNanos(System.nanoTime() - start), folds.values());
        }
        lastFlush = start;
        return durable;
    }

    private void write(RowWriter.Writes writes, Map<TopicPartition, Progress> reached) {
        writes.execute();
        List<CompletableFuture<?>> progress = new ArrayList<>();
        reached.forEach((partition, value) -> {
            PartitionFold fold = folds.get(partition);
            progress.add(progressTable
                    .write(fold.partition(), value, topicIds.get(fold.source().name()))
                    .toCompletableFuture());
        });
        progress.forEach(CompletableFuture::join);
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            status.up();
            return true;
        } catch (DriverException | CompletionException e) {
            status.down("Cassandra does not take writes: " + e.getMessage());
            LOG.warn("Cassandra does not take writes, trying again: {}", e.toString());
            return false;
        }
    }

    private void commit(Map<TopicPartition, Progress> reached) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        reached.forEach((partition, progress) ->
                offsets.put(partition, CommitMetadata.of(progress, topicIds.get(topics.source(partition.topic())))));
        if (!offsets.isEmpty()) {
            // The progress table says the same; a commit that fails is made good by the next one.
            consumer.commitAsync(offsets, null);
        }
    }

    private void resume() {
        Set<TopicPartition> paused = new HashSet<>(consumer.paused());
        paused.retainAll(folds.keySet());
        consumer.resume(paused);
    }

    private Map<Partition, Long> lags() {
        Map<Partition, Long> lags = new TreeMap<>();
        folds.forEach((partition, fold) ->
                lags.put(fold.partition(), consumer.currentLag(partition).orElse(-1)));
        return lags;
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    /** Stops the work, after a last flush; returns when it has ended. */
    @Override
    public void close() {
        stopping = true;
        try {
            stopped.await(CLOSE_LIMIT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("Assigned {}", partitions);
            recovering.addAll(partitions);
            // The real starting point is found outside this callback, where the store may be slow; nothing is read
            // until then.
            consumer.pause(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.info("Giving back {}", partitions);
            if (flush()) {
                commitNow(partitions);
            }
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("Lost {}", partitions);
            forget(partitions);
        }

        private void commitNow(Collection<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : partitions) {
                if (flushed.containsKey(partition)) {
                    offsets.put(
                            partition,
                            CommitMetadata.of(flushed.get(partition), topicIds.get(topics.source(partition.topic()))));
                }
            }
            try {
                consumer.commitSync(offsets);
            } catch (RebalanceInProgressException e) {
                LOG.debug("The progress table says what this commit would have", e);
            }
        }

        private void forget(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                folds.remove(partition);
                flushed.remove(partition);
                recovering.remove(partition);
            });
        }
    }
}
