package braid.lab.command;

import braid.core.view.Architecture;
import braid.lab.capacity.CapacityTrial;
import braid.lab.experiment.PipelineFile;
import braid.lab.trial.Disposal;
import braid.lab.trial.Rig;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartListener;
import braid.terminal.command.Span;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** What is asked of rates that are to be sustained. */
final class SustainedOptions {
    @Option(
            names = {"--architectures", "--architecture"},
            paramLabel = "NAME",
            split = ",",
            defaultValue = "lambda,stream-only,kappa,flink,dataflow",
            description = "Which; all but batch-only have answers that follow the log (default ${DEFAULT-VALUE}).")
    private List<String> architectures;

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = Span.class,
            description = "How far behind the log 99 of 100 answers may be at most (default ${DEFAULT-VALUE}).")
    private Duration limit;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME|FILE",
            defaultValue = "clicks",
            description = "What is computed: clicks, transfers, sensors (default ${DEFAULT-VALUE}).")
    private String pipeline;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "27000",
            description = "The ports of the stacks begin here (default ${DEFAULT-VALUE}).")
    private int portBase;

    /** Measures one architecture on a stack of its own. */
    interface Measurement {
        void measure(
                CapacityTrial trial, Stack stack, String pipeline, Architecture architecture, StartListener listener);
    }

    /** One architecture after the other; each stack is deleted after it. */
    void each(Workplace place, Measurement measurement) {
        PipelineFile file = PipelineFile.of(place.installation().root(), place.folder(), pipeline);
        CapacityTrial trial = new CapacityTrial(
                file.pipeline(), limit, line -> place.terminal().err().println("  " + line));
        TrialLines lines = new TrialLines(place.terminal().err());
        for (Architecture architecture : Chosen.architectures(architectures)) {
            place.terminal().err().println(architecture.word());
            Stack stack =
                    Rig.stack(place.installation(), place.ownEnvironment(portBase), place.folder(), place.trialHome());
            Thread down = new Thread(() -> Disposal.end(stack), "capacity-down");
            Runtime.getRuntime().addShutdownHook(down);
            measurement.measure(trial, stack, file.file().toString(), architecture, lines);
            stack.reset(true);
            Runtime.getRuntime().removeShutdownHook(down);
        }
    }
}
