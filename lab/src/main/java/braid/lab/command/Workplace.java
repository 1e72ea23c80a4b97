package braid.lab.command;

import braid.core.view.EnvironmentName;
import braid.launcher.client.Api;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.settings.StackSettings;
import braid.terminal.OutputFormat;
import braid.terminal.Table;
import braid.terminal.Terminal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a command runs.
 *
 * @param folder the user's
 */
public record Workplace(Installation installation, Map<String, String> environment, Path folder, Terminal terminal) {
    /** What would lead to the user's own servers or data, which no trial may touch. */
    private static final List<String> NOT_INHERITED = List.of(
            "BRAID_CONFIG",
            "BRAID_PIPELINE",
            "BRAID_MASTER_DATASET",
            "BRAID_KAFKA_TOPIC_PREFIX",
            "BRAID_ARCHITECTURES");

    /** That of this process; the script {@code braid} says where the installation is. */
    public static Workplace ofProcess() {
        Path root =
                Path.of(System.getProperty("braid.root", ".")).toAbsolutePath().normalize();
        return new Workplace(
                new Installation(root), System.getenv(), Path.of("").toAbsolutePath(), Terminal.ofProcess());
    }

    /** The user's environment without any server or data of the user's, with ports from a base on: for stacks that are made and deleted. */
    public Map<String, String> ownEnvironment(int portBase) {
        Map<String, String> own = new TreeMap<>(environment);
        NOT_INHERITED.forEach(own::remove);
        for (Component component : Component.values()) {
            own.remove(EnvironmentName.of(component.key()));
        }
        own.put("BRAID_PORT_BASE", Integer.toString(portBase));
        return own;
    }

    /** {@code BRAID_HOME}. */
    public Path home() {
        return new StackSettings(environment, installation, folder).home().folder();
    }

    /** The home of the stacks that are made for trials. */
    Path trialHome() {
        return home().resolve("compare-stack");
    }

    /** Prints a table on standard output. */
    void print(Table table, OutputFormat format) {
        terminal.out()
                .print(
                        switch (format) {
                            case JSON -> json(table).toPrettyString() + "\n";
                            case CSV -> table.toCsv();
                            default -> table.toText();
                        });
        terminal.out().flush();
    }

    /** An object a row; whole numbers are numbers. */
    private static ArrayNode json(Table table) {
        ArrayNode rows = Api.JSON.createArrayNode();
        for (List<String> row : table.rows()) {
            ObjectNode object = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                if (value != null && value.chars().allMatch(Character::isDigit)) {
                    object.put(table.names().get(i), Long.parseLong(value));
                } else {
                    object.put(table.names().get(i), value);
                }
            }
        }
        return rows;
    }
}
