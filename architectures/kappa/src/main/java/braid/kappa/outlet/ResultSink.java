package braid.kappa.outlet;

import braid.architectures.rows.RealTimeRow;
import braid.architectures.rows.RowWriter;
import braid.core.group.GroupKey;
import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import braid.kappa.topology.RowCodec;
import braid.storage.log.LogClients;
import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed results to Cassandra, as a sink connector would: a consumer group of its own that reads what transactions have
 * committed, writes the newest row of each group, and commits its offset when that is durable. Rows are absolute, and the offset in the
 * topic is the write's timestamp, so that writing one again changes nothing.
 */
final class ResultSink implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultSink.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_MS = 250;
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private final KappaSettings settings;
    private final RowWriter writer;
    private final List<View> views;
    private final Map<String, Integer> viewOfTopic = new HashMap<>();
    private final List<RowCodec> codecs;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String problem;

    ResultSink(KappaSettings settings, RowWriter writer) {
        this.settings = settings;
        this.writer = writer;
        this.views = settings.pipeline().views();
        this.codecs = views.stream().map(RowCodec::new).toList();
        for (int i = 0; i < views.size(); i++) {
            viewOfTopic.put(settings.results(views.get(i)), i);
        }
    }

    /** Why nothing is carried now, or {@code null}. */
    String problem() {
        return problem;
    }

    private record Group(int view, GroupKey key) {}

    @Override
    public void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties())) {
            consumer.subscribe(viewOfTopic.keySet());
            while (closing.getCount() > 0) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    write(newest(records));
                }
                // Also past the marks of transactions, behind which no record comes.
                commit(consumer);
            }
        } catch (RuntimeException e) {
            problem = "results are not carried to Cassandra any more: " + e;
            LOG.error("The sink stops", e);
        } finally {
            closed.countDown();
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = LogClients.consumer(settings.log());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.sinkGroup());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return properties;
    }

    private Map<Group, RealTimeRow> newest(ConsumerRecords<byte[], byte[]> records) {
        Map<Group, RealTimeRow> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            int view = viewOfTopic.get(record.topic());
            GroupKey key = codecs.get(view).group(record.key());
            Object[] partials = codecs.get(view).partials(record.value());
            newest.put(new Group(view, key), new RealTimeRow(key, record.offset() + 1, partials));
        }
        return newest;
    }

    /** Writes until all is durable, however long Cassandra is away. */
    private void write(Map<Group, RealTimeRow> rows) {
        RowWriter.Writes writes = writer.writes();
        rows.forEach((group, row) -> writes.add(group.view(), row));
        while (true) {
            try {
                writes.execute();
                problem = null;
                return;
            } catch (DriverException | CompletionException e) {
                problem = "Cassandra does not take the results: " + e.getMessage();
                if (isClosing()) {
                    throw e;
                }
            }
        }
    }

    private boolean isClosing() {
        try {
            return closing.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        committed.keySet().retainAll(consumer.assignment());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long offset = consumer.position(partition);
            if (!Long.valueOf(offset).equals(committed.put(partition, offset))) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            closed.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
