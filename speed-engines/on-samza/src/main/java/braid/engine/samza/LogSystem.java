package braid.engine.samza;

import braid.service.settings.Settings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.samza.config.Config;
import org.apache.samza.metrics.MetricsRegistry;
import org.apache.samza.system.OutgoingMessageEnvelope;
import org.apache.samza.system.SystemAdmin;
import org.apache.samza.system.SystemConsumer;
import org.apache.samza.system.SystemFactory;
import org.apache.samza.system.SystemProducer;

/**
 * The log as one of Samza's systems. Samza's own for Kafka is built against clients of 2020, and does not run with those that the rest of the
 * process has.
 */
public final class LogSystem implements SystemFactory {
    static final String NAME = "log";

    /** Made by Samza, by its name. */
    public LogSystem() {}

    static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(LogClients.consumer(LogSettings.of(Settings.load())));
    }

    @Override
    public SystemConsumer getConsumer(String system, Config config, MetricsRegistry metrics) {
        return new LogConsumer(consumer());
    }

    @Override
    public SystemProducer getProducer(String system, Config config, MetricsRegistry metrics) {
        return new NothingToWrite();
    }

    @Override
    public SystemAdmin getAdmin(String system, Config config) {
        return new LogAdmin();
    }

    /** Samza wants a producer of each system, before anybody writes. */
    private static final class NothingToWrite implements SystemProducer {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void register(String source) {}

        @Override
        public void send(String source, OutgoingMessageEnvelope message) {
            throw new UnsupportedOperationException("Nothing is written to the log: deltas have a store of their own.");
        }

        @Override
        public void flush(String source) {}
    }
}
