package braid.platform.command;

import braid.platform.output.Progress;
import braid.platform.stack.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "kappa",
        description = "Replay the log through Kappa.",
        subcommands = KappaCommand.ReplayCommand.class,
        synopsisSubcommandLabel = "replay",
        footer = {"", "Example:", "  braid kappa replay"})
final class KappaCommand extends Command {
    @Spec
    private CommandSpec spec;

    @Override
    void execute() {
        throw new ParameterException(spec.commandLine(), "Say what to do: kappa replay.");
    }

    @CommandLine.Command(
            name = "replay",
            description = {
                "Compute history anew, with the pipeline file as it is now.",
                "A second job reads the whole log into new tables while the first one answers; when it has caught up, readers are"
                        + " switched, and the first is dropped."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  edit pipelines/clicks.sql, then: braid kappa replay"})
    static final class ReplayCommand implements Runnable {
        @CommandLine.ParentCommand
        private KappaCommand kappa;

        @Override
        public void run() {
            Progress progress = new Progress(kappa.terminal(), kappa.terminal().out());
            try {
                int generation = new Replay(kappa.context().stack(), progress)
                        .run((events, of) -> progress.reached("events", events, of));
                progress.say("Kappa answers from generation " + generation + ".");
            } finally {
                progress.end();
            }
        }
    }
}
