package braid.tools.quarantine;

import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.tools.quarantine.Kept.Item;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows a quarantined record to people and scripts. */
final class ItemText {
    private ItemText() {}

    /** What a list says of it. */
    static Map<String, Object> summary(Item item) {
        QuarantinedRecord record = item.record();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", record.partition().source());
        fields.put("partition", record.partition().number());
        fields.put("offset", record.offset());
        fields.put("appended", record.appended().toString());
        fields.put("bytes", record.size());
        fields.put("kept_bytes", record.value() == null ? 0 : record.value().length);
        fields.put("reason", record.reason());
        fields.put("released", item.released() == null ? null : item.released().toString());
        fields.put("log", record.log().equals(QuarantineEntry.ANY_LOG) ? null : record.log());
        return fields;
    }

    /** The bytes as text, if they are UTF-8 without control characters but white space. */
    static Optional<String> text(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            boolean plain = text.codePoints().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
            return plain ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
