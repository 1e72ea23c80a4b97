package braid.platform.command;

import braid.platform.stack.Tool;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** A command that another module runs in a JVM of its own; it reads its arguments itself, {@code --help} too. */
abstract class ToolCommand implements Callable<Integer> {
    @ParentCommand
    private Braid braid;

    abstract String tool();

    abstract List<String> arguments();

    @Override
    public Integer call() {
        Context context = braid.context();
        return new Tool(context.installation(), context.stack()).run(tool(), arguments());
    }
}
