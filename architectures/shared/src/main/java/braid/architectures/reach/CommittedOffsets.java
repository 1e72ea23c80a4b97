package braid.architectures.reach;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.Pipeline;
import braid.storage.log.LogClients;
import braid.storage.log.LogOffsets;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.realtime.ProgressTable;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down as the progress of each partition which events are in Cassandra for sure: those before the offset that the newest completed
 * checkpoint of a job left in its consumer group. A checkpoint completes after every sink has written what it had of the events before
 * it. More may be there, too: that is why an answer shows "at least" these offsets.
 */
public final class CommittedOffsets implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommittedOffsets.class);
    private static final long LOOK_EVERY_MS = 100;

    private final Pipeline pipeline;
    private final String group;
    private final UnaryOperator<Map<Partition, Long>> written;
    private final Topics topics;
    private final ProgressTable progress;
    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Map<Partition, Long> visible = Map.of();
    private final RecentReach reach = new RecentReach(System::nanoTime);

    /** A watch over a job whose sinks have written at a checkpoint's end all that the checkpoint has seen. */
    public CommittedOffsets(LogSettings log, Pipeline pipeline, String group, ProgressTable progress) {
        this(log, pipeline, group, progress, UnaryOperator.identity());
    }

    /**
     * @param group the job's consumer group
     * @param written says of the committed offsets, each time they are looked up, which ones have been written
     */
    public CommittedOffsets(
            LogSettings log,
            Pipeline pipeline,
            String group,
            ProgressTable progress,
            UnaryOperator<Map<Partition, Long>> written) {
        this.pipeline = pipeline;
        this.group = group;
        this.written = written;
        this.topics = new Topics(log);
        this.progress = progress;
        this.admin = Admin.create(LogClients.admin(log));
    }

    /** How far the job has come, as it was a moment ago. */
    public JobReach reach() {
        return reach.get();
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try {
                try {
                    round(topics.describe(admin, pipeline));
                } catch (ExecutionException | KafkaException | DriverException | CompletionException e) {
                    LOG.debug("Cannot say what is visible now", e);
                }
                closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round(Map<String, TopicDescription> log) throws ExecutionException, InterruptedException {
        Map<Partition, Long> reached = written.apply(byPartition(LogOffsets.committed(admin, group)));
        Map<Partition, Long> ends = byPartition(LogOffsets.of(admin, log.values(), OffsetSpec.latest()));
        // The log is known also while Cassandra takes nothing.
        reach.saw(new JobReach(visible, ends));
        reached.forEach((partition, offset) -> {
            TopicDescription topic = log.get(partition.source());
            if (topic != null && !offset.equals(visible.get(partition))) {
                progress.write(
                                partition,
                                new Progress(0, 0, offset, null),
                                topic.topicId().toString())
                        .toCompletableFuture()
                        .join();
            }
        });
        visible = reached;
        reach.saw(new JobReach(reached, ends));
    }

    private Map<Partition, Long> byPartition(Map<TopicPartition, Long> offsets) {
        Map<Partition, Long> sorted = new TreeMap<>();
        offsets.forEach((partition, offset) ->
                sorted.put(new Partition(topics.source(partition.topic()), partition.partition()), offset));
        return sorted;
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close();
    }
}
