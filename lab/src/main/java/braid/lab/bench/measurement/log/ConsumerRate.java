package braid.lab.bench.measurement.log;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.lab.trial.Rig;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How fast a plain consumer reads the log from its start to its end, and decodes nothing: no engine here reads faster. It is the one figure that a tool of
 * Kafka's own measures too, {@code kafka-consumer-perf-test}. The log is read once before, so that the broker has it in memory.
 */
public final class ConsumerRate implements Measurement {
    private static final String SOURCE = "clicks";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STILL = Duration.ofSeconds(60);

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        LogSettings log = Rig.log(measured.stack());
        measured.load(scale.events());
        measured.settle();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                LogClients.consumer(log), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(new Topics(log).events(SOURCE)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            read(measured, consumer, partitions, ends);
            StackCpu.Sample before = measured.cpu().now();
            long records = read(measured, consumer, partitions, ends);
            ProcessorUse use = measured.cpu().since(before);
            figures.add(Figure.of(
                    "plain consumer",
                    PerSecond.perSecond(records, use.span()),
                    "events/s",
                    Human.count(records) + " records, nothing decoded",
                    use));
        }
    }

    /** How many records came. */
    private static long read(
            Measured measured,
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        long records = 0;
        long moved = System.nanoTime();
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
            if (!some.isEmpty()) {
                moved = System.nanoTime();
            } else if (PerSecond.since(moved).compareTo(STILL) > 0) {
                throw new Failure("the log gave only " + Human.count(records) + " of " + Human.count(all) + " records");
            }
            records += some.count();
            measured.reached("read,", records, all);
        }
        measured.progress().end();
        return records;
    }
}
