package braid.flink;

import braid.architectures.reach.QuarantineInterceptor;
import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.sql.Program;
import braid.flink.table.EventFormatFactory;
import braid.flink.table.RowSinkFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables over the log's topics and over the rows in Cassandra.
 *
 * @param bounded whether the topics end where they end when the program starts
 * @param order of all rows that are written; {@code null} for the moment of writing
 */
record KafkaToCassandra(FlinkSettings settings, boolean bounded, Long order) implements Program.Connectors {
    @Override
    public Map<String, String> log(Source source) {
        Map<String, String> with = new LinkedHashMap<>();
        with.put("connector", "kafka");
        with.put("topic", settings.topics().events(source));
        with.put("properties.bootstrap.servers", settings.log().bootstrap());
        with.put("properties.group.id", bounded ? settings.batchGroup() : settings.group());
        with.put("properties.allow.auto.create.topics", "false");
        settings.log().client().forEach((key, value) -> with.put("properties." + key, value));
        QuarantineInterceptor.properties(settings.file().toString(), source)
                .forEach((key, value) -> with.put("properties." + key, value));
        // Never jumps: where the group has no offset, or the log not what is there, the job fails.
        with.put("scan.startup.mode", "group-offsets");
        with.put("properties.auto.offset.reset", "none");
        if (bounded) {
            with.put("scan.bounded.mode", "latest-offset");
        }
        with.putAll(EventFormatFactory.with(settings.file().toString(), source));
        return with;
    }

    @Override
    public Map<String, String> rows(View view) {
        return RowSinkFactory.with(settings.file().toString(), view, settings.flush(), order);
    }
}
