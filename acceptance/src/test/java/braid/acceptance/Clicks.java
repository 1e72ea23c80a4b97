package braid.acceptance;

import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Generated clicks that make it hard: in disorder, one in twenty late by up to days, one in fifty delivered twice. */
final class Clicks {
    private Clicks() {}

    /** A copy of the pipeline's file that a test may change; {@code test} names its folder. */
    static Path pipeline(String test) throws IOException {
        Path folder = Files.createDirectories(Stack.ROOT.resolve("acceptance/target/" + test));
        return Files.copy(
                Stack.ROOT.resolve("pipelines/clicks.sql"),
                folder.resolve("clicks.sql"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Another aggregate in one view, longer windows in another: what the oracle calls {@code clicks-changed}. */
    static void change(Path pipeline) throws IOException {
        Files.writeString(
                pipeline,
                Files.readString(pipeline)
                        .replace("COUNT(*) FILTER (WHERE referrer IS NULL) AS landings", "MAX(amount) AS dearest")
                        .replace("INTERVAL '15' MINUTE", "INTERVAL '30' MINUTE"));
    }

    /** A record that no door would have let in. */
    static void typeByHand(LogSettings log) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(LogClients.producer(log))) {
            producer.send(new ProducerRecord<>(new Topics(log).events("clicks"), "typed by hand".getBytes()))
                    .get();
        }
    }

    /** All clicks that the merged views count, by a statement. */
    static long total(Stack stack) {
        return stack.post(90, "/api/v1/sql", "{\"sql\": \"SELECT SUM(views) AS n FROM page_views\"}")
                .body()
                .path("rows")
                .path(0)
                .path("n")
                .asLong();
    }

    static Process generate(Stack stack, String seed, int count) throws IOException {
        return stack.start(
                "generate",
                "clicks",
                "--seed",
                seed,
                "--count",
                String.valueOf(count),
                "--rate",
                "1500",
                "--late",
                "5%",
                "--duplicates",
                "2%");
    }
}
