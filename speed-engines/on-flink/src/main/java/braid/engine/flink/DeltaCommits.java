package braid.engine.flink;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.EngineStopped;
import braid.speed.engine.PartitionSink;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;

/**
 * The two-phase sink: entries are folded as they come; a checkpoint's barrier seals what was folded, as the delta of each partition, and when
 * the checkpoint is complete everywhere, that becomes durable and visible. A promise that is kept a second time, after a failure, changes
 * nothing.
 */
final class DeltaCommits implements Sink<LogEntry>, SupportsCommitter<SealedDelta> {
    private static final long serialVersionUID = 1;

    @Override
    public CommittingSinkWriter<LogEntry, SealedDelta> createWriter(WriterInitContext context) {
        return new Folding();
    }

    @Override
    public Committer<SealedDelta> createCommitter(CommitterInitContext context) {
        return new Committing();
    }

    @Override
    public SimpleVersionedSerializer<SealedDelta> getCommittableSerializer() {
        return new SealedDelta.Serializer();
    }

    /** The first phase, of one task. */
    private static final class Folding implements CommittingSinkWriter<LogEntry, SealedDelta> {
        private final Map<TopicPartition, PartitionSink> touched = new LinkedHashMap<>();

        @Override
        public void write(LogEntry entry, Context context) {
            touched.computeIfAbsent(new TopicPartition(entry.topic(), entry.partition()), of -> DeltaSink.ofProcess()
                            .of(of.topic(), of.partition()))
                    .accept(entry.offset(), entry.value(), entry.appended());
        }

        /** Nothing is held back that a checkpoint would have to wait for. */
        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<SealedDelta> prepareCommit() {
            List<SealedDelta> sealed = touched.entrySet().stream()
                    .map(one -> new SealedDelta(
                            one.getKey().topic(),
                            one.getKey().partition(),
                            one.getValue().seal()))
                    .toList();
            touched.clear();
            return sealed;
        }

        @Override
        public void close() {}
    }

    /** The second phase. */
    private static final class Committing implements Committer<SealedDelta> {
        @Override
        public void commit(Collection<CommitRequest<SealedDelta>> requests) throws IOException {
            try {
                for (CommitRequest<SealedDelta> request : requests) {
                    SealedDelta delta = request.getCommittable();
                    DeltaSink.ofProcess().of(delta.topic(), delta.partition()).flushTo(delta.end());
                }
            } catch (EngineStopped e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {}
    }
}
