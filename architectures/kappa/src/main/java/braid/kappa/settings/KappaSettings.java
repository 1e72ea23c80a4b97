package braid.kappa.settings;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.Endpoint;
import braid.service.access.Role;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The configuration of one instance of the job.
 *
 * @param generation counts replays: each has an application id, topics, state and a keyspace of its own
 * @param guarantee {@code exactly_once_v2} or {@code at_least_once}
 * @param grace how long after a window's end, in event time, its late events still count
 * @param state folder of the local state stores
 * @param all what the settings are taken from
 */
public record KappaSettings(
        Pipeline pipeline,
        LogSettings log,
        CassandraSettings cassandra,
        Endpoint endpoint,
        int generation,
        Store store,
        String guarantee,
        Duration commitInterval,
        Duration grace,
        int threads,
        Path state,
        Settings all) {
    /** Longer than any event time lies apart: nothing runs out. */
    private static final Duration FOR_EVER = Duration.ofDays(3_650_000);

    /** Where readers find the rows. */
    public enum Store {
        CASSANDRA,
        /** The job's own state stores. */
        ROCKSDB;

        /** As the setting {@code kappa.store} and the status spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads them; compiles the pipeline. */
    public static KappaSettings of(Settings settings) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        return new KappaSettings(
                pipeline,
                LogSettings.of(settings),
                CassandraSettings.of(settings, pipeline, Architecture.KAPPA),
                Endpoint.of(settings, "kappa", Role.READ),
                settings.integer("kappa.generation"),
                ArchitectureSettings.needCassandra(settings, Architecture.KAPPA) ? Store.CASSANDRA : Store.ROCKSDB,
                settings.choice("kappa.processing.guarantee", "exactly_once_v2", "at_least_once"),
                settings.duration("kappa.commit.interval.ms"),
                settings.duration("kappa.grace.hours"),
                settings.integer("kappa.threads"),
                Path.of(settings.text("kappa.state")),
                settings);
    }

    /**
     * How long windows of a size are kept in the state stores: as long as they can change, and for ever where readers find them nowhere
     * else.
     */
    public Duration retention(Duration size) {
        return store == Store.ROCKSDB ? FOR_EVER : size.plus(grace);
    }

    /** The job's name in Kafka: its consumer group, and the prefix of its topics. */
    public String applicationId() {
        return log.prefix() + "braid.kappa." + pipeline.name() + "." + generation;
    }

    /** The consumer group that carries results to Cassandra. */
    public String sinkGroup() {
        return applicationId() + ".sink";
    }

    /** Where a view's rows come out, one version behind the other. */
    public String results(View view) {
        return applicationId() + "." + view.name();
    }

    /** Where a view's partial aggregates are sent to the instance that has their group. Kafka Streams names it so. */
    public String shuffle(View view) {
        return applicationId() + "-" + view.name() + "-repartition";
    }

    /** The log's topics. */
    public Topics topics() {
        return new Topics(log);
    }
}
