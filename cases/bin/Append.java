import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends each line of a file to a topic, as any Kafka client would that knows nothing of Braid. Run by {@code append}. */
public final class Append {
    private Append() {}

    /** @param arguments the brokers, the topic, the file */
    public static void main(String[] arguments) throws Exception {
        String topic = arguments[1];
        List<String> lines = Files.readAllLines(Path.of(arguments[2]));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[0], "acks", "all", "max.block.ms", 20_000),
                new StringSerializer(),
                new StringSerializer())) {
            for (String line : lines) {
                producer.send(new ProducerRecord<>(topic, line)).get();
            }
        }
        System.out.println(lines.size() + (lines.size() == 1 ? " record" : " records") + " appended to " + topic);
    }
}
