package braid.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.OverlappingQuorums.Copies;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlappingQuorumsTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE t (at_time TIMESTAMP(3) NOT NULL, n INTEGER);
            CREATE VIEW v AS SELECT COUNT(*) AS c FROM t;
            """);

    @ParameterizedTest
    @CsvSource({
        "LOCAL_ONE, 1",
        "ONE, 1",
        "LOCAL_QUORUM, 1",
        "ALL, 1",
        "LOCAL_QUORUM, 2",
        "QUORUM, 3",
        "LOCAL_QUORUM, 3",
        "TWO, 3",
        "THREE, 5",
        "EACH_QUORUM, 3",
        "ALL, 5"
    })
    void levelsThatOverlap_areTaken(String level, int copies) {
        assertThatCode(() -> settings(copies, "CONSISTENCY", level)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"LOCAL_ONE, 2", "LOCAL_ONE, 3", "ONE, 3", "TWO, 4", "THREE, 6"})
    void levelsThatDoNot_areRefusedByName(String level, int copies) {
        assertThatThrownBy(() -> settings(copies, "CONSISTENCY", level))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("cassandra.consistency is " + level)
                .hasMessageContaining("each row has " + copies + " copies (cassandra.replication)")
                .hasMessageContaining("LOCAL_QUORUM")
                .hasMessageContaining("BRAID_CASSANDRA_CONSISTENCY");
    }

    @ParameterizedTest
    @CsvSource({"ANY", "SERIAL", "LOCAL_SERIAL", "local_quorum", "MOST"})
    void whatIsNoLevelForReadingAndWriting_isRefused(String level) {
        assertThatThrownBy(() -> settings(1, "CONSISTENCY", level))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("is " + level + ", which is no consistency level for reading and writing");
    }

    @Test
    void optionsOfTheDriver_areCheckedAsTheDriverReadsThem() {
        assertThatThrownBy(() -> settings(3, "DRIVER_BASIC_REQUEST_CONSISTENCY", "LOCAL_ONE"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("cassandra.driver.basic.request.consistency is LOCAL_ONE")
                .hasMessageContaining("BRAID_CASSANDRA_DRIVER_BASIC_REQUEST_CONSISTENCY");
        assertThatThrownBy(() -> settings(3, "DRIVER_PROFILES_FAST_BASIC_REQUEST_CONSISTENCY", "ONE"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("cassandra.driver.profiles.fast.basic.request.consistency is ONE");
        assertThatThrownBy(() -> settings(
                        3,
                        "DRIVER_ADVANCED_RETRY__POLICY_CLASS",
                        "com.datastax.oss.driver.internal.core.retry.ConsistencyDowngradingRetryPolicy"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("advanced.retry-policy.class")
                .hasMessageContaining("asks fewer copies");
    }

    /** A keyspace may have been made, or altered, by another than this process's settings. */
    @Test
    void copiesOfTheKeyspaceAsItIs_decide() {
        CassandraSettings settings = settings(1, "CONSISTENCY", "LOCAL_ONE");
        Copies three = Copies.of(
                Map.of("class", "org.apache.cassandra.locator.NetworkTopologyStrategy", "datacenter1", "3"), settings);
        assertThat(three).isEqualTo(new Copies(3, 3, "keyspace braid_p"));
        assertThatThrownBy(() -> OverlappingQuorums.require(settings, three))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("3 copies (keyspace braid_p)");
        assertThat(Copies.of(Map.of("class", "x", "datacenter1", "1", "other", "3"), settings))
                .isEqualTo(new Copies(1, 4, "keyspace braid_p"));
        assertThat(Copies.of(Map.of("class", "SimpleStrategy", "replication_factor", "2"), settings))
                .isEqualTo(new Copies(2, 2, "keyspace braid_p"));
    }

    private static CassandraSettings settings(int copies, String key, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BRAID_CASSANDRA_REPLICATION", String.valueOf(copies));
        environment.put("BRAID_CASSANDRA_" + key, value);
        return CassandraSettings.of(Settings.of(environment), PIPELINE);
    }
}
