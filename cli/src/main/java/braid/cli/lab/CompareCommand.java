package braid.cli.lab;

import braid.cli.command.Command;
import braid.lab.compare.Size;
import braid.launcher.client.Api;
import braid.terminal.Table;
import braid.terminal.command.FormatOption;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "compare",
        description = "Compare the architectures.",
        footer = {"", "Examples:", "  braid compare --size", "  braid compare --size --format csv"})
public final class CompareCommand extends Command {
    @Option(
            names = "--size",
            required = true,
            description = {
                "What each takes: programs that compute a view, lines of code and configuration keys that only it has,"
                        + " processes, servers, and stores."
            })
    private boolean size;

    @Mixin
    private FormatOption format;

    @Override
    protected void execute() {
        Table table = new Size(context().installation().root()).table();
        switch (format.get()) {
            case JSON -> print(json(table).toPrettyString());
            case CSV -> terminal().out().print(table.toCsv());
            default -> terminal().out().print(table.toText());
        }
    }

    private static ArrayNode json(Table table) {
        ArrayNode rows = Api.JSON.createArrayNode();
        for (List<String> row : table.rows()) {
            ObjectNode object = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                if (value.chars().allMatch(Character::isDigit)) {
                    object.put(table.names().get(i), Long.parseLong(value));
                } else {
                    object.put(table.names().get(i), value);
                }
            }
        }
        return rows;
    }
}
