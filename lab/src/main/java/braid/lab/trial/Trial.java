package braid.lab.trial;

import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.lab.recording.Feed;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.truth.Arrivals;
import braid.lab.truth.Judge;
import braid.lab.truth.Oracle;
import braid.lab.truth.Sample;
import braid.launcher.process.Pause;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartListener;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one architecture under one scenario: a new stack, the recorded events when they are due, what the scenario lets happen, answers asked for all the
 * while and until they change no more. The truth is looked up only afterwards, so that it takes nothing from the stack.
 */
public final class Trial {
    /** After the last event: as long as answers change, but no longer than this. */
    private static final Duration SETTLING = Duration.ofSeconds(120);

    /** Answers that have not changed for so long are the last ones. */
    private static final Duration STILL = Duration.ofSeconds(2);

    /** A log that has not taken the last event so long after it was due will not. */
    private static final Duration LATE = Duration.ofMinutes(3);

    private static final long LOOK_MS = 250;

    private final Pipeline pipeline;
    private final Scenario scenario;
    private final Recording recording;
    private final Oracle oracle;
    private final Consumer<String> progress;

    /** @param progress told what is being done, in a few words */
    public Trial(Pipeline pipeline, Scenario scenario, Recording recording, Oracle oracle, Consumer<String> progress) {
        this.pipeline = pipeline;
        this.scenario = scenario;
        this.recording = recording;
        this.oracle = oracle;
        this.progress = progress;
    }

    /**
     * What came of it, and everything that it is judged by.
     *
     * @param millis when each event was in the log
     * @param answers what each answer was worth, by view
     */
    public record Outcome(
            TrialResult result, List<Sample> samples, long[] millis, Map<String, List<Judge.Seen>> answers) {}

    /**
     * @param stack of a home that nobody else uses: whatever is in it is deleted
     * @param pipelineName as the stack finds it
     * @param name what the result calls it: the architecture, with tuned settings or without
     */
    public Outcome run(
            Stack stack,
            String pipelineName,
            Architecture architecture,
            String name,
            int number,
            int repetition,
            StartListener listener) {
        try (Rig rig = new Rig(stack, architecture, listener)) {
            progress.accept("starting");
            long starting = System.nanoTime();
            rig.up(pipelineName);
            double startSeconds = seconds(System.nanoTime() - starting);
            List<String> views = oracle.judged().stream().map(View::name).toList();
            long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
            try (StackUsage usage = new StackUsage(rig::processes);
                    Feed feed = new Feed(rig.log(), recording, begin);
                    Happenings happenings = new Happenings(rig, scenario, begin);
                    AnswerSampler sampler = new AnswerSampler(rig, views, begin, scenario.sampleEvery())) {
                flow(feed, begin);
                feed.await();
                happenings.await();
                if (rig.hasBatch()) {
                    progress.accept("last batch run");
                    rig.batchRun();
                }
                progress.accept("settling");
                long last = settle(sampler, views);
                usage.close();
                sampler.close();
                long[] millis = feed.acknowledgedMillis();
                progress.accept("judging");
                return outcome(
                        new Measured(name, number, repetition, startSeconds, last), usage, sampler.samples(), millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted.", e);
            }
        }
    }

    private record Measured(
            String architecture, int number, int repetition, double startSeconds, long lastChangeMillis) {}

    private void flow(Feed feed, long begin) {
        long length = scenario.length().toSeconds();
        while (!feed.isDone()) {
            long passed = Math.max(0, (System.nanoTime() - begin) / 1_000_000_000L);
            if (passed > length + LATE.toSeconds()) {
                throw new Failure("The last event was due " + LATE.toSeconds() + " s ago, and is not in the log.");
            }
            progress.accept("events " + Math.min(passed, length) + " of " + length + " s");
            Pause.millis(LOOK_MS);
        }
    }

    /** Waits until answers change no more; when the last one did. */
    private long settle(AnswerSampler sampler, List<String> views) {
        Map<String, Set<JsonNode>> newest = new HashMap<>();
        long changed = sampler.now();
        long give = changed + SETTLING.toMillis();
        while (sampler.now() < give && sampler.now() - changed < STILL.toMillis()) {
            for (String view : views) {
                Sample sample = sampler.ask(view);
                if (sample.hasAnswer()) {
                    Set<JsonNode> rows = new HashSet<>();
                    sample.answer().path("rows").forEach(rows::add);
                    boolean lags =
                            sample.answer().path("coverage").path("lag_events").asLong() > 0;
                    if (lags || !rows.equals(newest.put(view, rows))) {
                        changed = sample.answeredMillis();
                    }
                } else {
                    changed = sampler.now();
                }
            }
            Pause.millis(LOOK_MS);
        }
        return changed;
    }

    private Outcome outcome(Measured measured, StackUsage usage, List<Sample> samples, long[] millis) {
        Arrivals arrivals = new Arrivals(recording.dueMillis(), millis);
        Judge.Judged judged = new Judge(oracle, arrivals).of(samples);
        long lastEvent = millis.length == 0 ? 0 : arrivals.at(millis.length - 1);
        return new Outcome(
                new TrialResult(
                        measured.number(),
                        measured.architecture(),
                        scenario.name(),
                        measured.repetition(),
                        recording.hash(),
                        null,
                        measured.startSeconds(),
                        recording.events().size(),
                        Math.max(0, measured.lastChangeMillis() - lastEvent) / 1000.0,
                        usage.cpuSeconds(),
                        usage.writtenBytes(),
                        usage.mostResidentBytes(),
                        Outage.of(
                                scenario.faults().stream()
                                        .filter(fault -> fault.kind() != braid.lab.scenario.Fault.Kind.OFF)
                                        .toList(),
                                samples,
                                oracle,
                                arrivals,
                                pipeline),
                        judged.judgement()),
                samples,
                millis,
                judged.answers());
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
