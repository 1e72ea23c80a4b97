package braid.tools.quarantine;

import braid.core.boundary.Partition;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.event.record.RowText;
import braid.core.view.Source;
import braid.storage.log.SchemaTopic;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.tools.client.Json;
import braid.tools.quarantine.Kept.Item;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code braid quarantine show}: all that is kept of one record. */
@Command(
        name = "show",
        description = "Show one record as JSON: why it is no event, its bytes, and the event that it would be by now.",
        footerHeading = "%nExample:%n",
        footer = "  braid quarantine show clicks 0 4711",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source, as the pipeline declares it.")
    private String sourceName;

    @Parameters(index = "1", paramLabel = "PARTITION", description = "The partition of its topic.")
    private int partition;

    @Parameters(index = "2", paramLabel = "OFFSET", description = "The record's offset.")
    private long offset;

    @Override
    public Integer call() throws IOException {
        Kept kept = Kept.open();
        Source source = kept.source(sourceName);
        Item item = kept.item(new Kept.Place(new Partition(source.name(), partition), offset));
        QuarantinedRecord record = item.record();
        Map<String, Object> fields = ItemText.summary(item);
        if (record.value() != null) {
            ItemText.text(record.value())
                    .ifPresentOrElse(
                            text -> fields.put("text", text),
                            () -> fields.put("hex", HexFormat.of().formatHex(record.value())));
        }
        try (SchemaTopic schemas = new SchemaTopic(kept.log())) {
            if (new RecordReader(source, schemas).read(record.value()) instanceof LogRecord.Event event) {
                fields.put("event", new RowText(source).event(event.row()));
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println(Json.pretty(fields));
        out.flush();
        return 0;
    }
}
