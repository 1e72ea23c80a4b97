package braid.engine.storm;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.PartitionSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.storm.task.IMetricsContext;
import org.apache.storm.trident.operation.TridentCollector;
import org.apache.storm.trident.state.BaseStateUpdater;
import org.apache.storm.trident.state.State;
import org.apache.storm.trident.state.StateFactory;
import org.apache.storm.trident.tuple.TridentTuple;

/**
 * Trident's state, kept as deltas: the tuples of a batch are folded, and its commit makes them durable. Trident commits batches one behind the
 * other and gives a batch again, perhaps with other tuples, until its commit has returned; the chain of deltas says which of them it has.
 */
final class DeltaState implements State {
    private final DeltaSink sink;
    private final Set<PartitionSink> touched = new LinkedHashSet<>();

    private DeltaState(DeltaSink sink) {
        this.sink = sink;
    }

    /** Makes the state of one task: that of the partitions whose tuples come to it. */
    static final class Factory implements StateFactory {
        private static final long serialVersionUID = 1;

        @Override
        public State makeState(Map<String, Object> conf, IMetricsContext metrics, int task, int tasks) {
            return new DeltaState(DeltaSink.ofProcess());
        }
    }

    /** Folds the tuples of a batch. */
    static final class Fold extends BaseStateUpdater<DeltaState> {
        private static final long serialVersionUID = 1;

        @Override
        public void updateState(DeltaState state, List<TridentTuple> tuples, TridentCollector collector) {
            state.fold(tuples);
        }
    }

    @Override
    public void beginCommit(Long transaction) {
        touched.clear();
    }

    private void fold(List<TridentTuple> tuples) {
        CommitWatch.during(() -> {
            for (TridentTuple tuple : tuples) {
                PartitionSink partition = sink.of(LogTuple.topic(tuple), LogTuple.partition(tuple));
                partition.accept(LogTuple.offset(tuple), LogTuple.value(tuple), LogTuple.appended(tuple));
                touched.add(partition);
            }
        });
    }

    @Override
    public void commit(Long transaction) {
        CommitWatch.during(() -> touched.forEach(PartitionSink::flush));
    }
}
