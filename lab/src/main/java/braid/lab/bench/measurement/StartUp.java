package braid.lab.bench.measurement;

import braid.lab.bench.load.Await;
import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.start.StartListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long an empty stack takes to its first merged answer, and what each process takes of it. */
public final class StartUp implements Measurement {
    private static final String PAGE = "/bench/first";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String pipeline;

    public StartUp(String pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        train(measured, figures);
        Times times = new Times(measured.progress());
        start(measured, times, "start-up", "aim: <= 15 s, once built", figures);
        times.all.forEach((name, took) -> figures.add("start-up, " + name, PerSecond.seconds(took), "s", null));
    }

    private void start(Measured measured, StartListener listener, String name, String aim, Figures figures) {
        StackCpu.Sample before = measured.cpu().now();
        measured.stack().up(pipeline, null, listener);
        ProcessorUse up = measured.cpu().since(before);
        awaitFirst(measured);
        ProcessorUse answered = measured.cpu().since(before);
        figures.add(Figure.of(
                name + ", to the first merged answer", PerSecond.seconds(answered.span()), "s", aim, answered));
        figures.add(name + ", to all processes ready", PerSecond.seconds(up.span()), "s", up);
        figures.add(name + ", processor time of all", PerSecond.seconds(answered.ofStack()), "CPU s", answered);
    }

    /** Starts a stack without measuring it. */
    public void again(Measured measured) {
        measured.stack().up(pipeline, null, measured.progress());
        awaitFirst(measured);
    }

    private static void awaitFirst(Measured measured) {
        measured.probe(PAGE);
        Await.until("the first event is to be visible", () -> measured.client().shows(PAGE), 5, PATIENCE);
    }

    /** The first start after a build is slower than all later ones, and makes the class data that they have. */
    private void train(Measured measured, Figures figures) {
        if (!measured.stack().classData().isThere()) {
            start(measured, measured.progress(), "start-up, first after a build", "aim: <= 25 s", figures);
            measured.batchRun(false);
            measured.stack().classData().keep(measured.progress());
            measured.stack().reset(true);
        }
    }

    /** Notes how long each process takes, and passes everything on. */
    private static final class Times implements StartListener {
        private final StartListener shown;
        private final Map<String, Duration> all = new LinkedHashMap<>();

        Times(StartListener shown) {
            this.shown = shown;
        }

        @Override
        public void waiting(String name, String note) {
            shown.waiting(name, note);
        }

        @Override
        public void ready(String name, Duration took, String note) {
            all.put(name, took);
            shown.ready(name, took, note);
        }

        @Override
        public void tick() {
            shown.tick();
        }

        @Override
        public void say(String line) {
            shown.say(line);
        }
    }
}
