package braid.batch;

import braid.core.event.EventCodec;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The real flights, as rows; and a way to put some of them into the log without ingest. */
public final class FlightsFile {
    private static final String FILE = "examples/flights/flights-2001-01-01_14.csv.gz";

    private FlightsFile() {}

    /** Appends flights {@code [from, to)} of the file: {@code FlightsFile from to}, configured like a service. */
    public static void main(String[] args) throws IOException {
        Settings settings = Settings.load();
        Source source =
                PipelineCompiler.compile(Path.of(settings.text("pipeline"))).source("flights");
        LogSettings log = LogSettings.of(settings);
        EventCodec codec = new EventCodec(source);
        List<Object[]> rows = rows();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(LogClients.producer(log))) {
            int to = Math.min(rows.size(), Integer.parseInt(args[1]));
            for (int i = Integer.parseInt(args[0]); i < to; i++) {
                producer.send(
                        new ProducerRecord<>(new Topics(log).events(source), i % 4, null, codec.encode(rows.get(i))));
            }
        }
    }

    /** All flights, in the file's order. */
    static List<Object[]> rows() {
        Path file = Files.exists(Path.of(FILE)) ? Path.of(FILE) : Path.of("..").resolve(FILE);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(FlightsFile::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] row(String line) {
        String[] cells = line.split(",", -1);
        return new Object[] {
            Instant.parse(cells[0]).toEpochMilli(),
            cells[1],
            cells[2],
            cells[3].isEmpty() ? null : Integer.valueOf(cells[3]),
            cells[4].isEmpty() ? null : Integer.valueOf(cells[4])
        };
    }
}
