package braid.cli.architecture;

import braid.cli.command.WithContext;
import braid.core.view.Architecture;
import braid.launcher.stack.Replay;
import braid.launcher.start.StartBar;
import picocli.CommandLine;

/** The same procedure for every architecture that is one streaming job; the command above says which. */
@CommandLine.Command(
        name = "replay",
        description = {
            "Compute history anew, with the pipeline file as it is now.",
            "A second job reads the whole log into new tables while the first one answers; when it has caught up, readers are switched,"
                    + " and the first is dropped."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  edit pipelines/clicks.sql, then: ${PARENT-COMMAND-FULL-NAME:-braid} replay"})
final class ReplayCommand implements Runnable {
    @CommandLine.ParentCommand
    private WithContext job;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        Architecture architecture = Architecture.of(spec.parent().name());
        StartBar progress =
                new StartBar(job.context().terminal(), job.context().terminal().out());
        try {
            int generation = new Replay(job.context().stack(), architecture, progress)
                    .run((events, of) -> progress.reached("events", events, of));
            progress.say("Answers of " + architecture.word() + " come from generation " + generation + ".");
        } finally {
            progress.end();
        }
    }
}
