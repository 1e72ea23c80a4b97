package braid.tools.tail;

import braid.core.boundary.CutMarker;
import braid.core.event.record.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.text.Names;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.tools.client.DeliveryFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code braid tail}: the log's records, decoded. */
@Command(
        name = "tail",
        description =
                "Show the events of a source as the log holds them: one line of JSON each, with partition, offset and append time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid tail clicks",
            "  braid tail clicks -n 100 --follow --markers",
            "  braid tail clicks --rejected --from-beginning",
        },
        mixinStandardHelpOptions = true)
public final class TailTool implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "The source, as the pipeline declares it.")
    private String sourceName;

    @Option(
            names = "-n",
            defaultValue = "10",
            description = "How many, counted from the end (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--from-beginning", description = "All that the log holds, each partition in order.")
    private boolean fromBeginning;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is appended, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--rejected", description = "Show the dead-letter topic: rejected events, with their reasons.")
    private boolean rejected;

    @Option(names = "--markers", description = "Show cut markers too.")
    private boolean markers;

    @Override
    public Integer call() throws IOException {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "-n is " + count + ", but cannot be negative.");
        }
        Settings settings = Settings.load();
        LogSettings log = LogSettings.of(settings);
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        Source source = pipeline.source(sourceName);
        if (source == null) {
            throw new DeliveryFailed("Pipeline " + pipeline.name() + " has no source '" + sourceName + "'. "
                    + Names.suggestion(
                            sourceName,
                            pipeline.sources().stream().map(Source::name).toList())
                    + " Another pipeline is chosen with BRAID_PIPELINE.");
        }
        Topics topics = new Topics(log);
        String topic = rejected ? topics.rejected(source) : topics.events(source);
        try (TopicRanges reader = new TopicRanges(log, topic)) {
            if (!reader.hasPartitions()) {
                throw new DeliveryFailed(
                        "Topic " + topic + " does not exist. Run the set-up (braid up), or check kafka.topic.prefix.");
            }
            show(reader, new RecordText(source, new RecordReader(source, new SchemaTopic(log))));
            return 0;
        } catch (KafkaException e) {
            throw new DeliveryFailed("Kafka at " + log.bootstrap() + " (kafka.bootstrap): " + e.getMessage());
        }
    }

    private void show(TopicRanges reader, RecordText text) {
        // A reader such as head that has seen enough closes the pipe, which checkError tells.
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Predicate<ConsumerRecord<byte[], byte[]>> wanted =
                record -> rejected || markers || !CutMarker.isMarker(record.value());
        Consumer<ConsumerRecord<byte[], byte[]>> print = record -> {
            if (wanted.test(record)) {
                out.println(rejected ? text.ofRejected(record) : text.of(record));
            }
        };
        if (fromBeginning) {
            reader.readAll(() -> !out.checkError(), print);
        } else {
            reader.readLast(count, wanted, print);
        }
        if (follow && !out.checkError()) {
            reader.follow(() -> !out.checkError(), print);
        }
        out.flush();
    }
}
