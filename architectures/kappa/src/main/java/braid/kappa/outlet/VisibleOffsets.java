package braid.kappa.outlet;

import braid.architectures.reach.JobReach;
import braid.architectures.reach.RecentReach;
import braid.core.boundary.Partition;
import braid.kappa.settings.KappaSettings;
import braid.storage.log.Topics;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which events readers see for sure.
 *
 * <p>An event passes the log and the shuffle, and from there into the state. The job's offset in the log is looked up first; then the end
 * of the shuffle, and when the job has passed it, everything before the first offset is in the state, and it is the outlet's to say when
 * readers have it. More may be there, too: that is why an answer shows "at least" these offsets.
 */
public final class VisibleOffsets implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(VisibleOffsets.class);

    private final KappaSettings settings;
    private final Topics topics;
    private final GroupOffsets offsets;
    private final Outlet outlet;
    private final RecentReach reach = new RecentReach(System::nanoTime);
    private volatile Map<Partition, Long> visible = Map.of();

    /** Looks when it is run, until {@code offsets} is closed. */
    public VisibleOffsets(KappaSettings settings, GroupOffsets offsets, Outlet outlet) {
        this.settings = settings;
        this.topics = settings.topics();
        this.offsets = offsets;
        this.outlet = outlet;
    }

    /** By partition, the first offset that may not be visible. */
    public Map<Partition, Long> visible() {
        return visible;
    }

    @Override
    public void run() {
        try {
            while (offsets.isOpen()) {
                look();
                offsets.pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Map<TopicPartition, Long> log = lookAtLog();
            Map<TopicPartition, Long> read = offsets.committed(settings.applicationId());
            List<String> shuffles =
                    settings.pipeline().views().stream().map(settings::shuffle).toList();
            if (offsets.passed(settings.applicationId(), offsets.ends(shuffles), this::lookAtLog)) {
                Map<Partition, Long> reached = new TreeMap<>();
                log.keySet().forEach(partition -> reached.put(of(partition), read.getOrDefault(partition, 0L)));
                if (outlet.holds(reached, this::lookAtLog)) {
                    visible = reached;
                    sawLog(log);
                }
            }
        } catch (ExecutionException | KafkaException | DriverException | IllegalStateException e) {
            LOG.debug("Cannot say what is visible now", e);
        }
    }

    private Map<TopicPartition, Long> lookAtLog() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> log = offsets.ends(
                settings.pipeline().sources().stream().map(topics::events).toList());
        sawLog(log);
        return log;
    }

    private void sawLog(Map<TopicPartition, Long> log) {
        reach.saw(new JobReach(
                visible,
                log.entrySet().stream().collect(Collectors.toMap(end -> of(end.getKey()), Map.Entry::getValue))));
    }

    private Partition of(TopicPartition partition) {
        return new Partition(topics.source(partition.topic()), partition.partition());
    }

    /** How far the job has come, as it was a moment ago. */
    public JobReach reach() {
        return reach.get();
    }
}
