package braid.lab.command;

import braid.lab.experiment.ExperimentFolder;
import braid.lab.report.ReportFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code braid compare report DIR}. */
@Command(
        name = "report",
        description =
                "Write what an experiment says as a page that stands by itself, as Markdown and as CSV, into its folder.",
        footerHeading = "%nExample:%n",
        footer = "  braid compare report results/mine",
        mixinStandardHelpOptions = true)
final class ReportTool implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "That `braid compare --out` named.")
    private Path folder;

    @Override
    public Integer call() {
        Workplace place = Workplace.ofProcess();
        place.terminal()
                .out()
                .println(ReportFiles.write(new ExperimentFolder(place.folder().resolve(folder))));
        place.terminal().out().flush();
        return 0;
    }
}
