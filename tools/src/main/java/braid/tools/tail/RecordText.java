package braid.tools.tail;

import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.event.record.RowText;
import braid.core.view.Source;
import braid.tools.client.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Shows a record of a source's topics as one line of JSON: partition, offset, append time, and the event, the cut or the rejection. */
final class RecordText {
    private final RecordReader reader;
    private final RowText rows;

    RecordText(Source source, RecordReader reader) {
        this.reader = reader;
        this.rows = new RowText(source);
    }

    String of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = position(record);
        LogRecord read = reader.read(record.value());
        if (read instanceof LogRecord.Marker marker) {
            line.put("cut", marker.cut());
        } else if (read instanceof LogRecord.Event event) {
            line.put("event", rows.event(event.row()));
        } else if (read instanceof LogRecord.Foreign foreign) {
            line.put("unreadable", foreign.reason());
        }
        return Json.line(line);
    }

    /** A record of the dead-letter topic. */
    String ofRejected(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = position(record);
        for (Header header : record.headers()) {
            line.put(header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        line.put("event", new String(record.value(), StandardCharsets.UTF_8));
        return Json.line(line);
    }

    private static Map<String, Object> position(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        line.put("appended", Instant.ofEpochMilli(record.timestamp()).toString());
        return line;
    }
}
