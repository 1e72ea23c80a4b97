package braid.speed;

import braid.core.boundary.Progress;
import braid.storage.quarantine.Quarantine;
import braid.storage.realtime.ProgressTable;
import braid.storage.realtime.RowWriter;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes folded state durable: first what was passed over, then the rows, then the progress that speaks of both. What fails is tried again by
 * the caller, as it is: writing twice is harmless. What Cassandra would refuse each time again ends the process instead.
 */
final class Flush {
    private static final Logger LOG = LoggerFactory.getLogger(Flush.class);

    private final FoldedPipeline pipeline;
    private final RowWriter rows;
    private final ProgressTable progressTable;
    private final Quarantine quarantine;
    private final SpeedStatus status;
    private final SpeedMetrics metrics;

    Flush(
            FoldedPipeline pipeline,
            RowWriter rows,
            ProgressTable progressTable,
            Quarantine quarantine,
            SpeedStatus status,
            SpeedMetrics metrics) {
        this.pipeline = pipeline;
        this.rows = rows;
        this.progressTable = progressTable;
        this.quarantine = quarantine;
        this.status = status;
        this.metrics = metrics;
    }

    /** Writes what has changed in these partitions; false if the store did not take it. */
    boolean changes(Collection<AssignedPartition> partitions) {
        if (!quarantined()) {
            return false;
        }
        long begun = System.nanoTime();
        long changed = 0;
        RowWriter.Writes writes = rows.writes();
        Map<AssignedPartition, Progress> reached = new LinkedHashMap<>();
        for (AssignedPartition partition : partitions) {
            for (GroupState group : partition.fold().changed()) {
                writes.add(group.view(), group.row(starts(group)));
                changed++;
            }
            reached.put(partition, partition.fold().progress());
        }
        boolean durable = attempt(() -> {
            writes.execute();
            write(reached);
        });
        metrics.flushed(System.nanoTime() - begun, durable, changed);
        if (durable) {
            reached.forEach(AssignedPartition::acknowledged);
        }
        return durable;
    }

    /** Makes durable what was put in quarantine; false if the log did not take it. */
    boolean quarantined() {
        try {
            quarantine.flush();
            return true;
        } catch (KafkaException e) {
            status.down(e.getMessage());
            LOG.warn("Nothing is put in quarantine now, trying again: {}", e.getMessage());
            return false;
        }
    }

    private void write(Map<AssignedPartition, Progress> reached) {
        List<CompletableFuture<?>> writes = new ArrayList<>();
        reached.forEach((partition, progress) -> writes.add(progressTable
                .write(partition.fold().partition(), progress, partition.topicId())
                .toCompletableFuture()));
        writes.forEach(CompletableFuture::join);
    }

    /**
     * Writes every row of a fold that stands exactly where the last instance was: only then is it known which version holds that state.
     * False if the store did not take it.
     */
    boolean recovered(PartitionFold fold) {
        RowWriter.Writes writes = rows.writes();
        for (GroupState group : fold.groups()) {
            group.recovered(starts(group)).forEach(row -> writes.add(group.view(), row));
        }
        return attempt(writes::execute);
    }

    private int[] starts(GroupState group) {
        return pipeline.view(group.view()).starts();
    }

    private boolean attempt(Runnable work) {
        try {
            work.run();
            status.up();
            return true;
        } catch (DriverException | CompletionException e) {
            refuseToTryAgain(e);
            status.down("Cassandra does not take writes: " + e.getMessage());
            LOG.warn("Cassandra does not take writes, trying again: {}", e.toString());
            return false;
        }
    }

    /**
     * An outage ends, and a right can be granted. A statement that Cassandra does not accept it will not accept later either, and to send it
     * for ever would look like an outage and hold up every partition.
     */
    static void refuseToTryAgain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryValidationException && !(cause instanceof UnauthorizedException)) {
                throw new IllegalStateException(
                        "Cassandra refuses what has to be written, and would refuse it again: " + cause.getMessage()
                                + ". Nothing is lost: the log holds every event. If tables were dropped or changed by hand, start over"
                                + " with `braid reset`; otherwise this is a mistake in Braid.",
                        failure);
            }
        }
    }
}
