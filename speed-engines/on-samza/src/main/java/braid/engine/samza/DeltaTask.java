package braid.engine.samza;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.PartitionSink;
import java.time.Duration;
import org.apache.samza.context.Context;
import org.apache.samza.system.IncomingMessageEnvelope;
import org.apache.samza.system.SystemStreamPartition;
import org.apache.samza.task.InitableTask;
import org.apache.samza.task.MessageCollector;
import org.apache.samza.task.StreamTask;
import org.apache.samza.task.TaskCoordinator;
import org.apache.samza.task.WindowableTask;

/**
 * The task of one partition: folds its records as they come, makes the fold durable in each of Samza's windows (of processing time), and lets
 * Samza commit its checkpoint only then. After a crash Samza gives again what came since the checkpoint; what of it is in the chain of deltas
 * is passed over.
 */
final class DeltaTask implements StreamTask, InitableTask, WindowableTask {
    /** A checkpoint only saves reading again: the chain says what is durable. */
    private static final long CHECKPOINT_NANOS = Duration.ofSeconds(1).toNanos();

    private final DeltaSink sink;
    private PartitionSink partition;
    private long committed = System.nanoTime();

    DeltaTask(DeltaSink sink) {
        this.sink = sink;
    }

    @Override
    public void init(Context context) {
        SystemStreamPartition own = context.getTaskContext()
                .getTaskModel()
                .getSystemStreamPartitions()
                .iterator()
                .next();
        partition = sink.of(own.getStream(), own.getPartition().getPartitionId());
        partition.begin();
    }

    @Override
    public void process(IncomingMessageEnvelope record, MessageCollector collector, TaskCoordinator coordinator) {
        partition.accept(Long.parseLong(record.getOffset()), (byte[]) record.getMessage(), record.getEventTime());
    }

    @Override
    public void window(MessageCollector collector, TaskCoordinator coordinator) {
        partition.flush();
        long now = System.nanoTime();
        if (now - committed >= CHECKPOINT_NANOS) {
            committed = now;
            coordinator.commit(TaskCoordinator.RequestScope.CURRENT_TASK);
        }
    }
}
