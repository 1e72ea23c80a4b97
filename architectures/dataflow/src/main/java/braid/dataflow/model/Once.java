package braid.dataflow.model;

import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Lets an event pass once, by its primary key. A redelivered event has the event time of the first. Its key is kept until the watermark is
 * so far that every window it belongs to has been let go, and so a redelivered event never counts.
 */
final class Once extends DoFn<KV<byte[], Object[]>, Object[]> {
    private static final long serialVersionUID = 1L;
    private static final Counter DUPLICATES = Metrics.counter("braid", PipelineCounts.DUPLICATES);

    private final Duration kept;

    @StateId("seen")
    private final StateSpec<ValueState<Boolean>> seenSpec = StateSpecs.value(BooleanCoder.of());

    @TimerId("forget")
    private final TimerSpec forgetSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    /** @param kept how long after its event time a key is kept; {@code null} for ever, where some view has no windows */
    Once(Duration kept) {
        this.kept = kept;
    }

    @ProcessElement
    public void process(
            @Element KV<byte[], Object[]> event,
            @Timestamp Instant time,
            @StateId("seen") ValueState<Boolean> seen,
            @TimerId("forget") Timer forget,
            OutputReceiver<Object[]> out) {
        if (seen.read() != null) {
            DUPLICATES.inc();
            return;
        }
        seen.write(true);
        if (kept != null) {
            forget.withNoOutputTimestamp().set(time.plus(kept));
        }
        out.output(event.getValue());
    }

    @OnTimer("forget")
    public void forget(@StateId("seen") ValueState<Boolean> seen) {
        seen.clear();
    }
}
