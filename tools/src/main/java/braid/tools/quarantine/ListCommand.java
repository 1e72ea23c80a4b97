package braid.tools.quarantine;

import braid.tools.client.Json;
import braid.tools.quarantine.Kept.Item;
import braid.tools.quarantine.Kept.Place;
import braid.tools.quarantine.QuarantineTool.Format;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code braid quarantine list}: one line for each record, by source, partition and offset. */
@Command(
        name = "list",
        description = {
            "List the records that wait in quarantine.",
            "Of a value 65,536 bytes are kept here (kept_bytes); a longer one can be released as long as the log holds the record."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid quarantine list",
            "  braid quarantine list clicks --released --format csv",
            "  braid quarantine list --gone"
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private static final String[] HEADS = {
        "source", "partition", "offset", "appended", "bytes", "kept_bytes", "reason", "released", "log"
    };

    @Parameters(paramLabel = "SOURCE", arity = "0..1", description = "Only of this source.")
    private String sourceName;

    @Option(names = "--released", description = "Those too that were released.")
    private boolean released;

    @Option(
            names = "--gone",
            description = "Those that stood in a log that is no more: its topic was deleted, or deleted and made anew.")
    private boolean gone;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many (default ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or csv.")
    private Format format;

    @Override
    public Integer call() throws IOException {
        Kept kept = Kept.open();
        String only = sourceName == null ? null : kept.source(sourceName).name();
        Predicate<Place> wanted =
                place -> only == null || place.partition().source().equals(only);
        List<Item> items = List.copyOf(gone ? kept.gone(wanted, released, limit) : kept.items(wanted, released, limit));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        switch (format) {
            case JSON ->
                out.println(Json.pretty(items.stream().map(ItemText::summary).toList()));
            case CSV -> {
                CSVPrinter csv = new CSVPrinter(
                        out, CSVFormat.DEFAULT.builder().setHeader(HEADS).get());
                csv.printRecords(items.stream().map(ListCommand::cells).toList());
                csv.flush();
            }
            default -> table(items).forEach(out::println);
        }
        out.flush();
        if (format == Format.TABLE) {
            String more = items.size() == limit ? " (there may be more: --limit)" : "";
            System.err.println(items.size() + (items.size() == 1 ? " record" : " records") + more);
            if (!gone && !kept.gone(wanted, released, 1).isEmpty()) {
                System.err.println("There are others, of logs that are no more: --gone shows them.");
            }
        }
        return 0;
    }

    private static List<Object> cells(Item item) {
        return new ArrayList<>(ItemText.summary(item).values());
    }

    private static List<String> table(List<Item> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(HEADS));
        items.forEach(item -> rows.add(cells(item).stream()
                .map(cell -> cell == null ? "" : cell.toString())
                .toList()));
        int[] widths = new int[HEADS.length];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < widths.length; i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }
}
