package braid.lab.command;

import braid.lab.capacity.CapacityTrial.Capacity;
import braid.terminal.Table;
import braid.terminal.command.FormatOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code braid compare capacity}. */
@Command(
        name = "capacity",
        description = {
            "Look for the highest rate of events that each architecture sustains on this machine.",
            "Sustained is a rate at which answers do not fall behind, are within the limit, and count every event once in the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  braid compare capacity", "  braid compare capacity --architectures lambda,flink --limit 1s"},
        mixinStandardHelpOptions = true)
final class CapacityTool implements Callable<Integer> {
    @Mixin
    private SustainedOptions options;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Workplace place = Workplace.ofProcess();
        Table table = new Table("architecture", "#sustained events/s", "#not sustained", "#behind p99 s");
        options.each(place, (trial, stack, pipeline, architecture, listener) -> {
            Capacity capacity = trial.run(stack, pipeline, architecture, listener);
            table.row(
                    capacity.architecture(),
                    shown("%,.0f", capacity.sustained()),
                    shown("%,.0f", capacity.notSustained()),
                    shown("%.2f", capacity.behindP99()));
        });
        place.print(table, format.get());
        return 0;
    }

    static String shown(String pattern, double figure) {
        return Double.isNaN(figure) || figure == 0 ? null : String.format(Locale.ROOT, pattern, figure);
    }
}
