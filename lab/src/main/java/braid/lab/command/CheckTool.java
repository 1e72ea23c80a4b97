package braid.lab.command;

import braid.lab.experiment.Check;
import braid.lab.experiment.ExperimentFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code braid compare verify DIR}. */
@Command(
        name = "verify",
        description = {
            "Judge the answers of an experiment again, from what was kept, and compare with what it says.",
            "Exit codes: 0 all figures follow from what was kept, 3 some do not."
        },
        footerHeading = "%nExample:%n",
        footer = "  braid compare verify results/mine",
        mixinStandardHelpOptions = true)
final class CheckTool implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "That `braid compare --out` named.")
    private Path folder;

    @Override
    public Integer call() {
        Workplace place = Workplace.ofProcess();
        ExperimentFolder kept = new ExperimentFolder(place.folder().resolve(folder));
        List<Check.Finding> findings =
                new Check(kept).run(line -> place.terminal().err().println(line));
        findings.forEach(finding -> place.terminal().out().println(finding.trial() + ": " + finding.what()));
        place.terminal()
                .out()
                .println(
                        findings.isEmpty()
                                ? "Every figure follows from the answers that were kept."
                                : findings.size() + " trials say something else than their answers.");
        place.terminal().out().flush();
        return findings.isEmpty() ? 0 : CompareTool.FALSE;
    }
}
