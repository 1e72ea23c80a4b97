package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.record.GivenCuts;
import braid.core.fold.key.KeyHorizon;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.quarantine.FirstVerdicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the speed layer would reach without a store: decodes and folds a pipeline's log, from given offsets to where it ends at the start,
 * and writes nothing.
 *
 * <p>Arguments: how many records at the beginning do not count, then where each partition begins, as {@code source:partition:offset}; one
 * that is not named begins at its first record. Prints one line of JSON: {@code events} of the log that counted, {@code seconds} from
 * the first of them to the last, and {@code cpu_seconds} that the process spent meanwhile. The baseline of {@code braid bench}.
 */
public final class FoldOnly {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Progress BEGINNING = new Progress(0, 0, 0, null);

    private final Topics topics;
    private final FoldedPipeline pipeline;
    private final Map<TopicPartition, PartitionFold> folds = new HashMap<>();
    private final long dropped;
    private long taken;
    private long takenBefore;
    private long startNanos;
    private Duration startCpu;

    private FoldOnly(LogSettings log, Pipeline pipeline, long dropped) {
        this.topics = new Topics(log);
        this.pipeline = new FoldedPipeline(
                pipeline, new SchemaTopic(log), new GivenCuts(() -> Long.MAX_VALUE), KeyHorizon.SIZE);
        this.dropped = dropped;
    }

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.load();
        LogSettings log = LogSettings.of(settings);
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        List<String> arguments = List.of(args);
        long dropped = arguments.isEmpty() ? 0 : Long.parseLong(arguments.get(0));
        Map<String, Object> properties = LogClients.consumer(log);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.integer("speed.poll.records"));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            FoldOnly alone = new FoldOnly(log, pipeline, dropped);
            alone.assign(consumer, pipeline);
            arguments.stream().skip(1).forEach(from -> alone.seek(consumer, from));
            System.out.println(alone.run(consumer));
        }
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer, Pipeline of) {
        List<TopicPartition> partitions = of.sources().stream()
                .flatMap(source -> consumer.partitionsFor(topics.events(source)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        partitions.forEach(partition -> folds.put(partition, fold(partition)));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer, String from) {
        String[] parts = from.split(":");
        TopicPartition partition = folds.keySet().stream()
                .filter(of ->
                        topics.source(of.topic()).equals(parts[0]) && of.partition() == Integer.parseInt(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no partition " + from));
        consumer.seek(partition, Long.parseLong(parts[2]));
    }

    private String run(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(folds.keySet());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            accept(consumer.poll(POLL));
        }
        return report();
    }

    private PartitionFold fold(TopicPartition partition) {
        return pipeline.fold(
                new Partition(topics.source(partition.topic()), partition.partition()), BEGINNING, FirstVerdicts.NONE);
    }

    private void accept(ConsumerRecords<byte[], byte[]> records) {
        if (startCpu == null && taken >= dropped && !records.isEmpty()) {
            takenBefore = taken;
            startNanos = System.nanoTime();
            startCpu = cpu();
        }
        taken += records.count();
        for (TopicPartition partition : records.partitions()) {
            PartitionFold fold = folds.get(partition);
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                fold.accept(record.offset(), record.value(), record.timestamp());
            }
            fold.take();
        }
    }

    private String report() {
        long events = startCpu == null ? 0 : taken - takenBefore;
        double seconds = startCpu == null ? 0 : (System.nanoTime() - startNanos) / 1e9;
        double cpuSeconds = startCpu == null ? 0 : cpu().minus(startCpu).toNanos() / 1e9;
        return String.format(
                Locale.ROOT, "{\"events\":%d,\"seconds\":%.3f,\"cpu_seconds\":%.3f}", events, seconds, cpuSeconds);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
