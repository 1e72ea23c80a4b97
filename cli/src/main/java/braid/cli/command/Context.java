package braid.cli.command;

import braid.launcher.installation.Installation;
import braid.launcher.settings.StackSettings;
import braid.launcher.stack.Stack;
import braid.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What every command works with: the built repository, the user's environment, the terminal. */
public record Context(
        Installation installation, Map<String, String> environment, Path workingFolder, Terminal terminal) {
    /** That of this process; the script {@code braid} says where the repository is. */
    public static Context ofProcess() {
        Path root =
                Path.of(System.getProperty("braid.root", ".")).toAbsolutePath().normalize();
        return new Context(new Installation(root), System.getenv(), Path.of("").toAbsolutePath(), Terminal.ofProcess());
    }

    /** This, with a variable of the environment set; unchanged if the value is null. */
    public Context with(String variable, String value) {
        if (value == null) {
            return this;
        }
        return with(Map.of(variable, value));
    }

    /** This, with more in the environment. */
    public Context with(Map<String, String> variables) {
        Map<String, String> more = new TreeMap<>(environment);
        more.putAll(variables);
        return new Context(installation, more, workingFolder, terminal);
    }

    public StackSettings settings() {
        return new StackSettings(environment, installation, workingFolder);
    }

    public Stack stack() {
        return new Stack(installation, settings());
    }
}
