package braid.cli;

import braid.cli.answer.DeltasCommand;
import braid.cli.answer.QueryCommand;
import braid.cli.answer.SqlCommand;
import braid.cli.answer.ViewCommand;
import braid.cli.architecture.BatchCommand;
import braid.cli.architecture.DataflowCommand;
import braid.cli.architecture.FlinkCommand;
import braid.cli.architecture.KappaCommand;
import braid.cli.command.Context;
import braid.cli.command.WithContext;
import braid.cli.demo.DemoCommand;
import braid.cli.stack.CheckCommand;
import braid.cli.stack.DownCommand;
import braid.cli.stack.LogsCommand;
import braid.cli.stack.MemberCommand;
import braid.cli.stack.PackageCommand;
import braid.cli.stack.ResetCommand;
import braid.cli.stack.UpCommand;
import braid.cli.status.StatusCommand;
import braid.cli.tool.BenchCommand;
import braid.cli.tool.CompareCommand;
import braid.cli.tool.GenerateCommand;
import braid.cli.tool.QuarantineCommand;
import braid.cli.tool.SendCommand;
import braid.cli.tool.TailCommand;
import braid.cli.tool.ToolCommand;
import braid.cli.tool.VerifyCommand;
import braid.core.sql.mistake.SqlMistake;
import braid.launcher.installation.Version;
import braid.launcher.settings.UnknownKeys;
import braid.service.settings.SettingException;
import braid.terminal.command.CommandLines;
import braid.terminal.command.Failure;
import braid.terminal.command.FileTrouble;
import braid.terminal.command.UnknownName;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. {@link #run} gives the exit code: 0, 1 when a command failed, 2 when it was used wrongly. */
@CommandLine.Command(
        name = "braid",
        synopsisSubcommandLabel = "COMMAND",
        description = "One stream of events, two channels, one exact answer: a Lambda architecture on real servers.",
        footer = {
            "",
            "Examples:",
            "  braid demo --pipeline flights",
            "  braid up && braid generate clicks --rate 500 --for 30s",
            "  braid query \"SELECT page, views FROM page_views ORDER BY views DESC LIMIT 5\"",
            "",
            "BRAID_HOME (default .braid/) moves the state, BRAID_PORT_BASE (default 29000) all ports.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."
        })
public final class Braid implements Runnable, WithContext {
    /** In the order of {@code braid --help}; each is called as its class is. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            CheckCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            SendCommand.class,
            GenerateCommand.class,
            TailCommand.class,
            QuarantineCommand.class,
            DeltasCommand.class,
            QueryCommand.class,
            SqlCommand.class,
            ViewCommand.class,
            VerifyCommand.class,
            BatchCommand.class,
            KappaCommand.class,
            FlinkCommand.class,
            DataflowCommand.class,
            MemberCommand.StartCommand.class,
            MemberCommand.StopCommand.class,
            MemberCommand.RestartCommand.class,
            MemberCommand.KillCommand.class,
            BenchCommand.class,
            CompareCommand.class,
            CompletionCommand.class,
            PackageCommand.class);

    private final Context context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--version", description = "Show version, commit and Java.")
    private boolean version;

    Braid(Context context) {
        this.context = context;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void run() {
        if (!version) {
            throw new ParameterException(spec.commandLine(), "A command is missing.");
        }
        context.terminal().out().println(Version.of(context.installation()));
    }

    /** Runs one command and returns its exit code; prints failures as one line on stderr. */
    public static int run(Context context, String... arguments) {
        UnknownKeys.in(context.environment())
                .forEach(key -> context.terminal().err().println("braid: " + key));
        int code = commandLine(context, arguments).execute(arguments);
        context.terminal().out().flush();
        context.terminal().err().flush();
        return code;
    }

    /** With all commands, or only that which the arguments begin with: to know all takes a good part of a short command's time. */
    static CommandLine commandLine(Context context, String... arguments) {
        List<Class<?>> asked = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
                .toList();
        CommandLine line =
                CommandLines.of(new Braid(context), (asked.isEmpty() ? COMMANDS : asked).toArray(Class[]::new));
        line.setOut(context.terminal().out());
        line.setErr(context.terminal().err());
        line.setUsageHelpWidth(context.terminal().helpColumns());
        line.setUsageHelpAutoWidth(false);
        line.getSubcommands().values().stream()
                .filter(command -> command.getCommand() instanceof ToolCommand)
                .forEach(tool -> tool.setStopAtPositional(true)
                        .setUnmatchedOptionsArePositionalParams(true)
                        .setExpandAtFiles(false));
        line.setExecutionExceptionHandler((failure, command, result) -> explain(failure, context));
        return line;
    }

    static List<Class<?>> commands() {
        return COMMANDS;
    }

    private static String nameOf(Class<?> command) {
        return command.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }

    private static int explain(Exception failure, Context context) {
        if (isShuttingDown()) {
            return ExitCode.SOFTWARE;
        }
        if (failure instanceof Failure || failure instanceof SettingException || failure instanceof SqlMistake) {
            context.terminal().err().println("braid: " + failure.getMessage());
        } else if (failure instanceof UncheckedIOException io) {
            context.terminal().err().println("braid: " + FileTrouble.explain(io.getCause()));
        } else {
            failure.printStackTrace(context.terminal().err());
        }
        return failure instanceof UnknownName ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** True after Ctrl-C: what fails now fails because its other half is being stopped. */
    private static boolean isShuttingDown() {
        try {
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
