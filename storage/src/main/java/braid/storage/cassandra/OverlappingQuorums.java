package braid.storage.cassandra;

import braid.core.view.EnvironmentName;
import braid.service.settings.SettingException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requires that whatever a process reads has been told to a copy that it asks: more than half of a row's copies answer each read and each
 * write. With fewer, a reader could find the progress in one copy and an older version of a row in another, and take it for exact.
 *
 * <p>Looks at every execution profile of the driver, as the driver itself has put its options together, and at a retry policy that would
 * lower the level where it is not reached.
 */
final class OverlappingQuorums {
    private static final String LEVEL = DefaultDriverOption.REQUEST_CONSISTENCY.getPath();
    private static final String ALLOWED =
            "Allowed are LOCAL_QUORUM, QUORUM, EACH_QUORUM, ALL, and with one copy LOCAL_ONE and ONE.";

    private OverlappingQuorums() {}

    /** @throws SettingException with the keyspace as the set-up would make it */
    static void require(CassandraSettings settings) {
        require(settings, new Copies(settings.replication(), settings.replication(), "cassandra.replication"));
    }

    /** @throws SettingException with the keyspace as it is; of one that is not made yet nothing is known */
    static void require(CassandraSettings settings, CqlSession session) {
        Row keyspace = session.execute(
                        "SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?", settings.keyspace())
                .one();
        if (keyspace != null) {
            Map<String, String> replication = keyspace.getMap(0, String.class, String.class);
            require(settings, Copies.of(replication, settings));
        }
    }

    static void require(CassandraSettings settings, Copies copies) {
        DriverOptions.of(settings).getInitialConfig().getProfiles().forEach((name, profile) -> {
            requireLevel(settings, name, profile, copies);
            requireNoLowering(name, profile, copies);
        });
    }

    private static void requireLevel(
            CassandraSettings settings, String profile, DriverExecutionProfile options, Copies copies) {
        String level = options.getString(DefaultDriverOption.REQUEST_CONSISTENCY);
        Optional<Boolean> overlaps = copies.overlap(level);
        if (overlaps.isEmpty() || !overlaps.get()) {
            String key = key(settings, profile, LEVEL);
            throw new SettingException("Setting " + key + " is " + level
                    + (overlaps.isEmpty()
                            ? ", which is no consistency level for reading and writing. "
                            : ", but each row has " + copies.total() + " copies (" + copies.known()
                                    + "): a reader could ask a copy that was not told yet, and would take older rows for exact. ")
                    + ALLOWED + " Set " + EnvironmentName.of(key) + ".");
        }
    }

    private static void requireNoLowering(String profile, DriverExecutionProfile options, Copies copies) {
        String policy = options.getString(DefaultDriverOption.RETRY_POLICY_CLASS, "");
        if (copies.total() > 1 && policy.contains("Downgrading")) {
            throw new SettingException("Setting cassandra.driver." + inProfile(profile)
                    + DefaultDriverOption.RETRY_POLICY_CLASS.getPath() + " is " + policy
                    + ", which asks fewer copies where too few answer: what is read would not be exact. Leave it out.");
        }
    }

    private static String key(CassandraSettings settings, String profile, String option) {
        String own = inProfile(profile) + option;
        return settings.driver().containsKey(own)
                ? "cassandra.driver." + own
                : settings.driver().containsKey(option) ? "cassandra.driver." + option : "cassandra.consistency";
    }

    private static String inProfile(String profile) {
        return profile.equals(DriverExecutionProfile.DEFAULT_NAME) ? "" : "profiles." + profile + ".";
    }

    /**
     * How many copies a row has.
     *
     * @param local in the datacenter of this process
     * @param total in all of them
     * @param known from where
     */
    record Copies(int local, int total, String known) {
        /** @param replication as Cassandra tells it: the copies of each datacenter, or of all together */
        static Copies of(Map<String, String> replication, CassandraSettings settings) {
            Map<String, String> datacenters = new HashMap<>(replication);
            datacenters.remove("class");
            // 3/1 are three of which one is transient; a transient copy holds nothing for long.
            int total = datacenters.values().stream()
                    .mapToInt(text -> Integer.parseInt(text.replaceFirst("/.*", "")))
                    .sum();
            String here = datacenters.get(settings.datacenter());
            int local = here == null ? total : Integer.parseInt(here.replaceFirst("/.*", ""));
            return new Copies(local, total, "keyspace " + settings.keyspace());
        }

        /** Whether two groups of copies that answer at this level have one in common; empty if no such level is for both. */
        Optional<Boolean> overlap(String level) {
            return switch (level) {
                case "ONE" -> Optional.of(2 > total);
                case "TWO" -> Optional.of(4 > total);
                case "THREE" -> Optional.of(6 > total);
                case "LOCAL_ONE" -> Optional.of(2 > local);
                case "LOCAL_QUORUM", "QUORUM", "EACH_QUORUM", "ALL" -> Optional.of(true);
                default -> Optional.empty();
            };
        }
    }
}
