package braid.storage.quarantine.entry;

import braid.core.boundary.Partition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How the entries stand in their compacted topic. Key: {@code north/0/12/log/ID} for the record at offset 12 of partition 0 of source
 * {@code north}, whose topic has that id, {@code north/0/12/log/ID/released} for its release, so that a layer that puts the record in quarantine
 * once more does not undo that. Keys of before have no {@code /log/ID}. Value: the record's first bytes; what is said of it stands in headers. No value: both keys are taken away.
 */
public final class QuarantineFormat {
    private static final Pattern KEY = Pattern.compile("([^/]+)/(\\d+)/(\\d+)(?:/log/([\\w-]+))?(/released)?");
    private static final String LOG = "/log/";
    private static final String RELEASED = "/released";
    private static final String REASON = "reason";
    private static final String APPENDED = "appended";
    private static final String SIZE = "bytes";
    private static final String TOMBSTONE = "tombstone";
    private static final String AT = "released-at";
    private static final byte[] NOTHING = new byte[0];

    private QuarantineFormat() {}

    /** The records that an entry becomes. */
    public static List<ProducerRecord<byte[], byte[]>> encode(String topic, QuarantineEntry entry) {
        String key = entry.partition().source() + "/" + entry.partition().number() + "/" + entry.offset()
                + (entry.log().equals(QuarantineEntry.ANY_LOG) ? "" : LOG + entry.log());
        if (entry instanceof QuarantinedRecord kept) {
            // A record without a value would take its key out of a compacted topic.
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, 0, bytes(key), kept.value() == null ? NOTHING : kept.value());
            put(record, REASON, kept.reason());
            put(record, APPENDED, kept.appended().toString());
            put(record, SIZE, String.valueOf(kept.size()));
            if (kept.value() == null) {
                put(record, TOMBSTONE, "true");
            }
            return List.of(record);
        }
        if (entry instanceof RemovedRecord) {
            return List.of(
                    new ProducerRecord<>(topic, 0, bytes(key + RELEASED), null),
                    new ProducerRecord<>(topic, 0, bytes(key), null));
        }
        ReleasedRecord released = (ReleasedRecord) entry;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, bytes(key + RELEASED), NOTHING);
        put(record, AT, released.at().toString());
        return List.of(record);
    }

    /** Empty for what no version of Braid wrote: here, too, a stray record stops nobody. */
    public static Optional<QuarantineEntry> decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(new String(record.key(), StandardCharsets.UTF_8));
        if (!key.matches()) {
            return Optional.empty();
        }
        try {
            Partition partition = new Partition(key.group(1), Integer.parseInt(key.group(2)));
            long offset = Long.parseLong(key.group(3));
            String log = key.group(4) == null ? QuarantineEntry.ANY_LOG : key.group(4);
            if (record.value() == null) {
                return Optional.of(new RemovedRecord(log, partition, offset));
            }
            Headers headers = record.headers();
            if (key.group(5) != null) {
                return Optional.of(new ReleasedRecord(log, partition, offset, Instant.parse(get(headers, AT))));
            }
            byte[] value = headers.lastHeader(TOMBSTONE) == null ? record.value() : null;
            return Optional.of(new QuarantinedRecord(
                    log,
                    partition,
                    offset,
                    Instant.parse(get(headers, APPENDED)),
                    get(headers, REASON),
                    Long.parseLong(get(headers, SIZE)),
                    value));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("No header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
