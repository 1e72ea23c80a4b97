package braid.platform.bench;

import braid.platform.stack.StartListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long an empty stack takes to its first merged answer, and what each process takes of it. */
final class StartUp implements Measurement {
    private static final String PAGE = "/bench/first";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String pipeline;

    StartUp(String pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        train(measured);
        Times times = new Times(measured.listener());
        long begin = System.nanoTime();
        measured.stack().up(pipeline, null, times);
        double up = Rates.seconds(Rates.since(begin));
        measured.probe(PAGE);
        Await.until("the first event is to be visible", () -> measured.client().shows(PAGE), 5, PATIENCE);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                "start-up, to the first merged answer", Rates.seconds(Rates.since(begin)), "s", "< 25 s once built"));
        figures.add(Figure.of("start-up, to all processes ready", up, "s"));
        figures.addAll(times.figures);
        return figures;
    }

    /** The first start after a build is slower than all later ones; it is not what is measured. */
    private void train(Measured measured) {
        if (!measured.stack().hasClassData()) {
            measured.listener().say("A first start after the build, to keep its class data ...");
            measured.stack().up(pipeline, null, measured.listener());
            measured.probe(PAGE);
            Await.until(
                    "the first event is to be visible", () -> measured.client().shows(PAGE), 5, PATIENCE);
            measured.batchRun(false);
            measured.stack().keepClassData(measured.listener());
            measured.stack().reset(true);
        }
    }

    /** Notes how long each process takes, and passes everything on. */
    private static final class Times implements StartListener {
        private final StartListener shown;
        private final List<Figure> figures = new ArrayList<>();

        Times(StartListener shown) {
            this.shown = shown;
        }

        @Override
        public void waiting(String name, String note) {
            shown.waiting(name, note);
        }

        @Override
        public void ready(String name, Duration took, String note) {
            figures.add(Figure.of("start-up, " + name, Rates.seconds(took), "s"));
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
