package braid.lab.command;

import braid.lab.capacity.CapacityTrial.Demand;
import braid.terminal.Table;
import braid.terminal.command.FormatOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code braid compare demand}. */
@Command(
        name = "demand",
        description = "Look for the fewest cores of this machine on which each architecture sustains a rate of events.",
        footerHeading = "%nExample:%n",
        footer = "  braid compare demand --rate 2000 --architectures lambda,kappa",
        mixinStandardHelpOptions = true)
final class DemandTool implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rate", paramLabel = "N", required = true, description = "Events a second.")
    private int rate;

    @Mixin
    private SustainedOptions options;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        if (rate <= 0) {
            throw new ParameterException(spec.commandLine(), "--rate has to be above 0, and is " + rate + ".");
        }
        Workplace place = Workplace.ofProcess();
        int most = Runtime.getRuntime().availableProcessors();
        Table table = new Table("architecture", "#events/s", "#cores", "#of", "#behind p99 s");
        options.each(place, (trial, stack, pipeline, architecture, listener) -> {
            Demand demand = trial.demand(stack, pipeline, architecture, rate, most, listener);
            table.row(
                    demand.architecture(),
                    rate,
                    demand.cores() == 0 ? "more" : demand.cores(),
                    most,
                    CapacityTool.shown("%.2f", demand.behindP99()));
        });
        place.print(table, format.get());
        return 0;
    }
}
