package braid.platform.bench;

import braid.platform.client.Api;
import braid.platform.output.Human;
import braid.platform.stack.Component;
import braid.platform.stack.Member;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * How fast a newly started speed layer works off what waits in the log, until the last event is durable, and what it costs; beside it what
 * decoding and folding alone reach.
 *
 * <p>A batch run comes first, so that nothing but the events that are counted is in the open segment.
 */
final class SpeedRate implements Measurement {
    private static final Member SPEED = Member.of(Component.SPEED);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MS = 5;

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        measured.batchRun(false);
        measured.settle();
        measured.stack().stop(SPEED);
        measured.load(scale.events());
        CompletableFuture<Void> start = Background.run(() -> measured.stack().start(SPEED, measured.listener()));
        Api api = measured.api(Component.SPEED);
        Sample first = await(start, api, "folds its first event", sample -> sample.folded > 0);
        Sample last = await(start, api, "makes the last event durable", sample -> sample.durable >= scale.events());
        Background.join(start);
        measured.settle();
        long events = last.folded - first.folded;
        double rate = Rates.perSecond(events, Duration.ofNanos(last.nanos - first.nanos));
        double ofCpu = Rates.perSecond(events, last.cpu.minus(first.cpu));
        JsonNode plain = FoldOnlyRun.run(measured.stack());
        long plainEvents = plain.path("events").asLong();
        double plainRate = Rates.perSecond(plainEvents, plain.path("seconds").asDouble());
        double plainOfCpu =
                Rates.perSecond(plainEvents, plain.path("cpu_seconds").asDouble());
        return List.of(
                Figure.of("speed layer, catching up", rate, "events/s", "fold only: " + words(plainRate)),
                Figure.of("speed layer, of one CPU second", ofCpu, "events/CPU s", "fold only: " + words(plainOfCpu)),
                Figure.of("fold only (no store)", plainRate, "events/s"),
                Figure.of("fold only, of one CPU second", plainOfCpu, "events/CPU s"));
    }

    private static String words(double rate) {
        return Human.count(Math.round(rate));
    }

    private static Sample await(CompletableFuture<Void> start, Api api, String what, Predicate<Sample> condition) {
        Sample[] found = new Sample[1];
        Await.until(
                "the speed layer " + what,
                () -> {
                    if (start.isCompletedExceptionally()) {
                        Background.join(start);
                    }
                    found[0] =
                            api.status().flatMap(Sample::of).filter(condition).orElse(null);
                    return found[0] != null;
                },
                LOOK_MS,
                PATIENCE);
        return found[0];
    }

    /**
     * What the speed layer had done at one moment.
     *
     * @param durable records of the open segments whose rows are written
     */
    record Sample(long nanos, long folded, long durable, Duration cpu) {
        static Optional<Sample> of(JsonNode status) {
            long nanos = System.nanoTime();
            return ProcessHandle.of(status.path("pid").asLong(-1))
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(cpu -> new Sample(nanos, status.path("events_total").asLong(), durable(status), cpu));
        }

        private static long durable(JsonNode status) {
            long sum = 0;
            for (JsonNode partition : status.path("partitions")) {
                sum += partition.path("next").asLong() - partition.path("first").asLong();
            }
            return sum;
        }
    }
}
