package braid.tools.quarantine;

import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.event.record.RowText;
import braid.core.view.Source;
import braid.storage.log.LogClients;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.ReleasedRecord;
import braid.tools.client.BatchReply;
import braid.tools.client.IngestClient;
import braid.tools.client.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Sends a quarantined record as an event, and marks it as released when ingest has accepted that. */
final class Release implements AutoCloseable {
    private final Kept kept;
    private final IngestClient ingest;
    private final Quarantine quarantine;
    private final SchemaTopic schemas;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WholeValue whole;

    Release(Kept kept, IngestClient ingest, Quarantine quarantine) {
        this.kept = kept;
        this.ingest = ingest;
        this.quarantine = quarantine;
        this.schemas = new SchemaTopic(kept.log());
        this.consumer = new KafkaConsumer<>(LogClients.consumer(kept.log()));
        this.whole = new WholeValue(consumer, new Topics(kept.log()));
    }

    /** Whether it was accepted; says what became of it. */
    boolean attempt(QuarantinedRecord record) throws InterruptedException {
        String place = Kept.Place.of(record).toString();
        Source source = kept.source(record.partition().source());
        Optional<byte[]> value = whole.of(record);
        Optional<String> event = value.flatMap(bytes -> event(source, bytes));
        if (event.isEmpty()) {
            System.out.println(place + ": not sent: " + whyNot(record, value));
            return false;
        }
        BatchReply answer = ingest.post(source.name(), (event.get() + "\n").getBytes(StandardCharsets.UTF_8));
        if (answer.accepted() != 1) {
            String reason = answer.rejections().isEmpty()
                    ? "ingest took nothing of it"
                    : answer.rejections().get(0).reason();
            System.out.println(place + ": rejected: " + reason);
            return false;
        }
        quarantine.keep(new ReleasedRecord(record.log(), record.partition(), record.offset(), Instant.now()));
        System.out.println(
                place + ": released" + (answer.maybeTwice() ? " (perhaps twice: a first try broke off)" : ""));
        return true;
    }

    private static String whyNot(QuarantinedRecord record, Optional<byte[]> value) {
        return value.isPresent() || record.value() == null
                ? "it is neither a JSON text nor an event of a known schema"
                : "only the first " + record.value().length + " of its " + record.size()
                        + " bytes are kept, and the log does not hold the record any more";
    }

    /** The record as a line of JSON that ingest reads. */
    private Optional<String> event(Source source, byte[] value) {
        if (new RecordReader(source, schemas).read(value) instanceof LogRecord.Event event) {
            return Optional.of(Json.line(new RowText(source).event(event.row())));
        }
        return ItemText.text(value).filter(Release::isJson).map(Release::onOneLine);
    }

    private static boolean isJson(String text) {
        return Json.read(text).filter(JsonNode::isObject).isPresent();
    }

    /** Line ends stand between the tokens of a JSON text, never within one. */
    private static String onOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void close() {
        consumer.close();
        schemas.close();
    }
}
