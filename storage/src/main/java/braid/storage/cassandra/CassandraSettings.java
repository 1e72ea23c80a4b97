package braid.storage.cassandra;

import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How to reach Cassandra and how its tables are made.
 *
 * @param driver further options of the driver, without {@code datastax-java-driver.}
 */
public record CassandraSettings(
        List<InetSocketAddress> contactPoints,
        String datacenter,
        String keyspace,
        int replication,
        String consistency,
        String user,
        String password,
        Duration requestTimeout,
        Map<String, String> driver,
        int buckets) {
    /**
     * Of Lambda's real-time views.
     *
     * @throws SettingException if the consistency level lets a reader miss what is written
     */
    public static CassandraSettings of(Settings settings, Pipeline pipeline) {
        return of(settings, pipeline, Architecture.LAMBDA);
    }

    /** Of what an architecture keeps in Cassandra: each has a keyspace of its own. */
    public static CassandraSettings of(Settings settings, Pipeline pipeline, Architecture architecture) {
        return ofServer(settings, pipeline.name() + suffix(architecture, settings));
    }

    /**
     * Of a server, and what the keyspace's name ends with.
     */
    public static CassandraSettings ofServer(Settings settings, String pipeline) {
        CassandraSettings read = new CassandraSettings(
                Arrays.stream(settings.text("cassandra.contact.points").split(","))
                        .map(CassandraSettings::address)
                        .toList(),
                settings.text("cassandra.datacenter"),
                settings.text("cassandra.keyspace") + "_" + pipeline,
                settings.integer("cassandra.replication"),
                settings.text("cassandra.consistency"),
                settings.text("cassandra.user"),
                settings.text("cassandra.password"),
                settings.duration("cassandra.request.timeout.ms"),
                settings.under("cassandra.driver."),
                settings.integer("cassandra.buckets"));
        OverlappingQuorums.require(read);
        return read;
    }

    private static String suffix(Architecture architecture, Settings settings) {
        if (architecture == Architecture.LAMBDA) {
            return "";
        }
        int generation = architecture.hasGenerations() ? settings.integer(architecture.word() + ".generation") : 1;
        return "_" + architecture.word().replace('-', '_') + (generation == 1 ? "" : "_" + generation);
    }

    private static InetSocketAddress address(String point) {
        int colon = point.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(point.trim(), 9042)
                : new InetSocketAddress(
                        point.substring(0, colon).trim(),
                        Integer.parseInt(point.substring(colon + 1).trim()));
    }
}
