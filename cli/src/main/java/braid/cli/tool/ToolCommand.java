package braid.cli.tool;

import braid.cli.command.Context;
import braid.cli.command.WithContext;
import braid.launcher.stack.Stack;
import braid.launcher.stack.Tool;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that another module runs in a JVM of its own, by the same name; it reads its arguments itself, {@code --help} too. */
public abstract class ToolCommand implements Callable<Integer> {
    @ParentCommand
    private WithContext parent;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "See `${COMMAND-FULL-NAME} --help`.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        Context context = parent.context();
        Stack stack = context.stack();
        if (stack.settings().pipeline() == null) {
            stack.pipeline().remembered().flatMap(stack.definition()::edited).ifPresent(edited -> {
                context.terminal().err().println("braid: " + edited);
                context.terminal().err().flush();
            });
        }
        return new Tool(context.installation(), stack).run(spec.name(), arguments);
    }
}
