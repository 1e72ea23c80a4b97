package braid.architectures.reach;

import braid.core.view.Pipeline;
import braid.service.settings.SettingException;
import braid.storage.log.LogClients;
import braid.storage.log.LogOffsets;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps an architecture whose only history is the log from computing without a part of it. Where the log has deleted events that a job has
 * not read ({@code kafka.retention.hours}), a consumer that jumps to what is left would answer less than there was, and nobody could tell.
 *
 * <p>So a job's group has an offset in every partition before it begins, and its consumers never jump ({@code auto.offset.reset=none}): what
 * is deleted later, under a job that runs, ends it.
 */
public final class WholeLog implements AutoCloseable {
    private final Admin admin;
    private final Topics topics;
    private final Pipeline pipeline;

    /** Opens a connection of its own. */
    public WholeLog(LogSettings log, Pipeline pipeline) {
        this.admin = Admin.create(LogClients.admin(log));
        this.topics = new Topics(log);
        this.pipeline = pipeline;
    }

    /**
     * Puts a group, which has no members, at the first event that there ever was.
     *
     * @throws SettingException if the log does not hold it any more
     */
    public void begin(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        requireAll().forEach(partition -> offsets.put(partition, new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    /**
     * Lets a group go on where it is.
     *
     * @return false if it has no offset
     * @throws SettingException if the log has lost events that it has still to read
     */
    public boolean goOn(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = LogOffsets.committed(admin, group);
        Map<TopicPartition, Long> starts = starts();
        offsets.keySet().retainAll(starts.keySet());
        offsets.forEach((partition, offset) ->
                require(partition, starts.get(partition), offset, "has read only up to " + offset));
        return !offsets.isEmpty();
    }

    /**
     * The log's partitions, each from the first event that there ever was.
     *
     * @throws SettingException if one does not begin with it any more
     */
    public Set<TopicPartition> requireAll() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> starts = starts();
        starts.forEach((partition, start) -> require(partition, start, 0, "would begin at 0"));
        return starts.keySet();
    }

    private void require(TopicPartition partition, long start, long offset, String what) {
        if (start > offset) {
            throw new SettingException("The log of " + topics.source(partition.topic()) + " " + partition.partition()
                    + " begins at offset " + start + ", but this job " + what
                    + ": the events between are gone, and its only history is the log. Its answers would miss them without"
                    + " saying so. Keep all of the log (kafka.retention.hours=-1), or run lambda or batch-only, which keep"
                    + " what has left it; `braid reset` starts over.");
        }
    }

    /** Where the partitions begin of those sources that some view reads. */
    private Map<TopicPartition, Long> starts() throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> log = topics.describe(admin, pipeline);
        List<TopicDescription> read = pipeline.sources().stream()
                .filter(source -> !pipeline.viewsOf(source).isEmpty())
                .map(source -> log.get(source.name()))
                .toList();
        return LogOffsets.of(admin, read, OffsetSpec.earliest());
    }

    @Override
    public void close() {
        admin.close();
    }
}
