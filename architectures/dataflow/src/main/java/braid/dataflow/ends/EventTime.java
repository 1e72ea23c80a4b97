package braid.dataflow.ends;

import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.kafka.common.TopicPartition;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * The event time of a partition's records, and its watermark: so far behind the latest event time as was set. The clock has no part in it,
 * so that a replay of old events sees what the live run saw; a partition without events holds the watermark back.
 */
final class EventTime extends TimestampPolicy<byte[], Object[]> {
    private final int timeColumn;
    private Instant watermark;
    private final Duration delay;

    private EventTime(int timeColumn, Duration delay, Instant watermark) {
        this.timeColumn = timeColumn;
        this.delay = delay;
        this.watermark = watermark;
    }

    /** @param timeColumn position of the event time in the source's row */
    static TimestampPolicyFactory<byte[], Object[]> factory(int timeColumn, Duration delay) {
        return (TopicPartition partition, Optional<Instant> before) ->
                new EventTime(timeColumn, delay, before.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE));
    }

    @Override
    public Instant getTimestampForRecord(PartitionContext context, KafkaRecord<byte[], Object[]> record) {
        Object[] event = record.getKV().getValue();
        if (event == null) {
            return watermark;
        }
        Instant time = new Instant((long) (Long) event[timeColumn]);
        Instant reached = time.minus(delay);
        if (reached.isAfter(watermark)) {
            watermark = reached;
        }
        return time;
    }

    @Override
    public Instant getWatermark(PartitionContext context) {
        return watermark;
    }
}
