package braid.lab.bench.measurement;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.load.events.Background;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.FoldOnlyRun;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Position;
import braid.lab.bench.subject.Scale;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Pause;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How fast a speed layer works off what waits in the log, until the last event is durable, and what it costs; then what decoding and
 * folding alone reach over the same events. Of both, what they did while they warmed up does not count, but at most half of what waits: the
 * same events.
 *
 * <p>A batch run comes first, so that nothing but the events that are counted is in the open segment.
 */
public final class SpeedRate implements Measurement {
    private static final Member SPEED = Member.of(Component.SPEED);

    /** A working speed layer makes something durable in far less; a start is in it. */
    private static final Duration STILL = Duration.ofSeconds(60);

    private static final long LOOK_MS = 50;
    private static final String NAME = "speed layer, catching up";

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.batchRun(false);
        measured.settle();
        Position begin = Position.end(measured).orElseThrow(() -> new Failure("the serving layer does not answer"));
        measured.stack().stop(SPEED);
        measured.load(scale.events());
        CompletableFuture<Void> start = Background.run(() -> measured.stack().start(SPEED, measured.progress()));
        long dropped = new CatchUp(measured, scale, begin, figures).measure();
        Background.join(start);
        measured.settle();
        foldOnly(measured, begin, dropped, figures);
    }

    private static void foldOnly(Measured measured, Position begin, long dropped, Figures figures) {
        FoldOnlyRun.Report alone = FoldOnlyRun.run(measured, begin, dropped);
        if (alone.events() == 0) {
            figures.add(Figure.notMeasured(
                    "fold only, of one CPU second", "events/CPU s", "nothing was left after " + dropped + " events"));
            return;
        }
        figures.add(Figure.of(
                "fold only",
                PerSecond.perSecond(alone.events(), alone.seconds()),
                "events/s",
                "no store; the same " + Human.count(alone.events()) + " events",
                alone.use()));
        figures.add(Figure.of(
                "fold only, of one CPU second",
                PerSecond.perSecond(alone.events(), alone.cpuSeconds()),
                "events/CPU s",
                "aim: >= 250,000",
                alone.use()));
    }

    /** Watches the speed layer while it works off what waits. */
    private static final class CatchUp {
        private final Measured measured;
        private final Scale scale;
        private final Position begin;
        private final Figures figures;
        private final long all;
        private long durable;
        private long moved = System.nanoTime();

        CatchUp(Measured measured, Scale scale, Position begin, Figures figures) {
            this.measured = measured;
            this.scale = scale;
            this.begin = begin;
            this.figures = figures;
            this.all = Position.end(measured).orElseThrow().since(begin);
        }

        /** Events that did not count. */
        long measure() {
            awaitMore(0);
            long first = System.nanoTime();
            while (PerSecond.since(first).compareTo(scale.warmUp()) < 0 && durable < all / 2) {
                look();
            }
            awaitMore(durable);
            long dropped = durable;
            if (dropped >= all) {
                throw new Failure("all " + Human.count(all)
                        + " events were durable at once, so that nothing is left to count: give more with --events");
            }
            StackCpu.Sample before = measured.cpu().now();
            while (durable < all) {
                look();
            }
            report(all - dropped, measured.cpu().since(before));
            return dropped;
        }

        private void report(long events, ProcessorUse use) {
            figures.add(Figure.of(
                    NAME,
                    PerSecond.perSecond(events, use.span()),
                    "events/s",
                    "steady state, " + Human.count(events) + " events",
                    use));
            figures.add(Figure.of(
                    NAME + ", of one CPU second of its own",
                    PerSecond.perSecond(events, use.of(SPEED.name())),
                    "events/CPU s",
                    "aim: >= 100,000, and >= 0.75 of fold only",
                    use));
            figures.add(
                    NAME + ", of one CPU second of the stack",
                    PerSecond.perSecond(events, use.ofStack()),
                    "events/CPU s",
                    use);
        }

        private void awaitMore(long than) {
            while (durable <= than && durable < all) {
                look();
            }
        }

        private void look() {
            Optional<Position> now = Position.durable(measured);
            long seen = now.map(position -> position.since(begin)).orElse(durable);
            if (seen > durable) {
                durable = seen;
                moved = System.nanoTime();
                measured.reached("durable,", durable, all);
            } else {
                requireWork();
            }
            Pause.millis(LOOK_MS);
        }

        private void requireWork() {
            String far = Human.count(durable) + " of " + Human.count(all) + " events were durable";
            try {
                measured.requireRunning(Component.SPEED);
            } catch (Failure e) {
                throw new Failure(far + " when " + e.getMessage(), e);
            }
            if (PerSecond.since(moved).compareTo(STILL) > 0) {
                throw new Failure(far + ", and no more became so in " + STILL.toSeconds() + " s");
            }
        }
    }
}
