package braid.lab.command;

import braid.lab.compare.Size;
import braid.launcher.client.Api;
import braid.terminal.OutputFormat;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code braid compare --size}. */
final class SizeTable {
    private SizeTable() {}

    static void print(Workplace place, OutputFormat format) {
        Table table = new Size(place.installation().root()).table();
        place.terminal()
                .out()
                .print(
                        switch (format) {
                            case JSON -> json(table).toPrettyString() + "\n";
                            case CSV -> table.toCsv();
                            default -> table.toText();
                        });
        place.terminal().out().flush();
    }

    /** An object a row; whole numbers are numbers. */
    static ArrayNode json(Table table) {
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
