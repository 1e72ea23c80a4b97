package braid.storage.log;

import braid.core.view.Definition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The definitions in force, in the compacted topic of schemas, where every service can see them. Key: {@code definition} and what it is
 * of, as text, longer than a schema's eight bytes; value: the definition as JSON.
 */
public final class DefinitionTopic {
    private static final String KEY = "definition ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogSettings settings;
    private final String topic;

    public DefinitionTopic(LogSettings settings) {
        this.settings = settings;
        this.topic = new Topics(settings).schemas();
    }

    /** Every definition, by what it is of. */
    public Map<String, Definition> all() {
        Map<String, Definition> found = new TreeMap<>();
        CompactedTopic.read(settings, topic, (key, value) -> {
            if (isDefinition(key)) {
                String name = new String(key, StandardCharsets.UTF_8).substring(KEY.length());
                if (value == null) {
                    found.remove(name);
                } else {
                    found.put(name, read(value));
                }
            }
        });
        return found;
    }

    /** What definitions in force are of; none if the topic is not there. */
    public Set<String> names() {
        try {
            return all().keySet();
        } catch (UnknownTopicOrPartitionException | TimeoutException e) {
            return Set.of();
        }
    }

    public void put(Map<String, Definition> definitions) {
        CompactedTopic.write(
                settings,
                topic,
                definitions.entrySet().stream()
                        .collect(Collectors.toMap(one -> key(one.getKey()), one -> bytes(one.getValue()))),
                "The definition of the pipeline");
    }

    /** Takes away the definitions of those names. */
    public void remove(Iterable<String> names) {
        Map<byte[], byte[]> gone = new LinkedHashMap<>();
        names.forEach(name -> gone.put(key(name), null));
        CompactedTopic.write(settings, topic, gone, "The end of the definitions");
    }

    /** Whether a record of the topic is a definition, and no schema. */
    static boolean isDefinition(byte[] key) {
        return key != null && key.length > Long.BYTES && new String(key, StandardCharsets.UTF_8).startsWith(KEY);
    }

    private static byte[] key(String name) {
        return (KEY + name).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Definition definition) {
        try {
            return JSON.writeValueAsBytes(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A definition is two maps of texts", e);
        }
    }

    private static Definition read(byte[] value) {
        try {
            return JSON.readValue(value, Definition.class);
        } catch (java.io.IOException e) {
            throw new KafkaException("The topic of schemas holds a definition that this version cannot read", e);
        }
    }
}
