package braid.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.view.Architecture;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
    private static final Path ROOT = Path.of("/repo");
    private static final Path PIPELINE = Path.of("/repo/pipelines/clicks.sql");

    @TempDir
    Path folder;

    @Test
    void variables_withoutAnySetting_areTheDefaultPortsAndTheRepositorysOwnHome() {
        StackSettings settings = settings(Map.of());

        assertThat(settings.home().folder()).isEqualTo(Path.of("/repo/.braid"));
        assertThat(settings.variables(PIPELINE))
                .containsEntry("BRAID_KAFKA_BOOTSTRAP", "127.0.0.1:29092")
                .containsEntry("BRAID_CASSANDRA_CONTACT_POINTS", "127.0.0.1:29042")
                .containsEntry("BRAID_WAREHOUSE_URL", "jdbc:h2:tcp://127.0.0.1:29123/braid;WRITE_DELAY=0")
                .containsEntry("BRAID_INGEST_PORT", "29080")
                .containsEntry("BRAID_SPEED_PORT", "29081")
                .containsEntry("BRAID_BATCH_PORT", "29082")
                .containsEntry("BRAID_SERVING_PORT", "29090")
                .containsEntry("BRAID_MASTER_DATASET", "/repo/.braid/data/master")
                .containsEntry("BRAID_PIPELINE", "/repo/pipelines/clicks.sql");
    }

    @Test
    void portBase_movesEveryPort() {
        StackSettings settings = settings(Map.of("BRAID_PORT_BASE", "31000"));

        assertThat(settings.variables(PIPELINE))
                .containsEntry("BRAID_KAFKA_BOOTSTRAP", "127.0.0.1:31092")
                .containsEntry("BRAID_SERVING_PORT", "31090");
        assertThat(settings.port(Member.of(Component.H2))).isEqualTo(new Port(31123, "h2", "BRAID_PORT_BASE+123"));
        assertThat(settings.cassandraStorage(1).number()).isEqualTo(31070);
        assertThat(settings.kafkaController(1).number()).isEqualTo(31093);
    }

    @Test
    void home_isRelativeToTheUsersFolder() {
        assertThat(settings(Map.of("BRAID_HOME", "two")).home().folder()).isEqualTo(folder.resolve("two"));
    }

    @Test
    void variables_thatTheUserSet_win() {
        StackSettings settings = settings(Map.of("BRAID_INGEST_PORT", "8080", "BRAID_KAFKA_BOOTSTRAP", "k1:9092"));

        assertThat(settings.variables(PIPELINE))
                .containsEntry("BRAID_INGEST_PORT", "8080")
                .containsEntry("BRAID_KAFKA_BOOTSTRAP", "k1:9092");
        assertThat(settings.port(Member.of(Component.INGEST))).isEqualTo(new Port(8080, "ingest", "BRAID_INGEST_PORT"));
        assertThat(settings.isExternal(Component.KAFKA)).isTrue();
        assertThat(settings.isExternal(Component.H2)).isFalse();
    }

    @Test
    void keysInTheConfigurationFile_winOverDerivedOnes() throws IOException {
        Files.writeString(folder.resolve("braid.properties"), "warehouse.url=jdbc:postgresql://db/braid\n");
        StackSettings settings = settings(
                Map.of("BRAID_CONFIG", folder.resolve("braid.properties").toString()));

        assertThat(settings.isExternal(Component.H2)).isTrue();
        assertThat(settings.variables(PIPELINE)).doesNotContainKey("BRAID_WAREHOUSE_URL");
    }

    @Test
    void masterDataset_whenRelative_becomesAbsoluteAndAUriStays() {
        assertThat(settings(Map.of("BRAID_MASTER_DATASET", "lake")).variables(PIPELINE))
                .containsEntry("BRAID_MASTER_DATASET", folder.resolve("lake").toString());
        assertThat(settings(Map.of("BRAID_MASTER_DATASET", "s3a://lake/x")).variables(PIPELINE))
                .containsEntry("BRAID_MASTER_DATASET", "s3a://lake/x");
    }

    @Test
    void furtherSpeedLayers_haveTheirOwnPorts() {
        Member second = Member.named("speed-layer-2");

        assertThat(settings(Map.of()).port(second).number()).isEqualTo(29182);
        assertThat(settings(Map.of()).variables(second, PIPELINE)).containsEntry("BRAID_SPEED_PORT", "29182");
    }

    @Test
    void threeBrokersAndNodes_areAllNamedAndStoreEverythingThreeTimes() {
        StackSettings settings = settings(Map.of("BRAID_KAFKA_BROKERS", "3", "BRAID_CASSANDRA_NODES", "3"));

        assertThat(settings.variables(PIPELINE))
                .containsEntry("BRAID_KAFKA_BOOTSTRAP", "127.0.0.1:29092,127.0.0.1:29094,127.0.0.1:29096")
                .containsEntry("BRAID_KAFKA_REPLICATION", "3")
                .containsEntry("BRAID_KAFKA_MIN_INSYNC_REPLICAS", "2")
                .containsEntry("BRAID_CASSANDRA_CONTACT_POINTS", "127.0.0.1:29042,127.0.0.1:29043,127.0.0.1:29044")
                .containsEntry("BRAID_CASSANDRA_REPLICATION", "3");
        assertThat(settings(Map.of()).variables(PIPELINE)).doesNotContainKey("BRAID_KAFKA_REPLICATION");
        assertThatThrownBy(() -> settings(Map.of("BRAID_KAFKA_BROKERS", "2")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("must be 1, or 3");
    }

    @Test
    void home_keepsItsSize() {
        StackSettings three = settings(Map.of("BRAID_HOME", "three", "BRAID_KAFKA_BROKERS", "3"));
        three.home().create();
        three.size().settle(three.home(), true);
        StackSettings later = settings(Map.of("BRAID_HOME", "three"));
        StackSettings other = settings(Map.of("BRAID_HOME", "three", "BRAID_KAFKA_BROKERS", "1"));

        assertThat(later.size()).isEqualTo(new ClusterSize(3, 1));
        later.size().settle(later.home(), false);
        assertThatThrownBy(() -> other.size().settle(other.home(), false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("belongs to 3 Kafka broker(s)");
    }

    @Test
    void portBase_thatIsNoPort_isRefused() {
        assertThatThrownBy(() -> settings(Map.of("BRAID_PORT_BASE", "many")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("BRAID_PORT_BASE is 'many'");
        assertThatThrownBy(() -> settings(Map.of("BRAID_PORT_BASE", "80")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("from 1024 to 65000");
    }

    @Test
    void portBase_amongThePortsOfOutgoingConnections_isRefused() {
        EphemeralPorts range = EphemeralPorts.ofMachine().orElse(new EphemeralPorts(32768, 60999));

        assertThat(range.overlaps(range.first() - 100, range.first() + 100)).isTrue();
        assertThat(range.overlaps(range.first() - 200, range.first())).isFalse();
        assertThat(range.overlaps(range.last() + 1, range.last() + 200)).isFalse();
    }

    @Test
    void members_areNamedByFirstWordToo_andAnUnknownNameListsAll() {
        assertThat(Member.named("speed").name()).isEqualTo("speed-layer");
        assertThatThrownBy(() -> Member.named("spede"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(
                        "kafka, cassandra, h2, ingest, speed-layer, stream-only, kappa, flink, dataflow, batch-layer, serving-layer");
        assertThatThrownBy(() -> Member.named("h2-2")).isInstanceOf(Failure.class);
        assertThat(Member.named("kappa-2")).isEqualTo(new Member(Component.KAPPA, 2));
    }

    @Test
    void architectures_bringWhatTheyNeed_andAreRememberedByTheHome() throws Exception {
        assertThat(Component.of(List.of(Architecture.KAPPA)))
                .containsExactly(
                        Component.KAFKA, Component.CASSANDRA, Component.INGEST, Component.KAPPA, Component.SERVING);
        assertThat(Component.of(List.of(Architecture.BATCH_ONLY)))
                .containsExactly(Component.KAFKA, Component.H2, Component.INGEST, Component.BATCH, Component.SERVING);
        StackSettings settings = settings(Map.of("BRAID_HOME", "home"));
        assertThat(new Architectures(settings).current()).containsExactly(Architecture.LAMBDA);
        settings.home().create();
        new Architectures(settings).remember(List.of(Architecture.KAPPA, Architecture.LAMBDA));
        assertThat(settings.variables(folder.resolve("p.sql"))).containsEntry("BRAID_ARCHITECTURES", "kappa,lambda");
        assertThatThrownBy(() -> new Architectures(settings).choose("kappa,lamda"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'lamda' is no architecture")
                .hasMessageContaining("batch-only");
    }

    @Test
    void architecturesThatTheEnvironmentNames_areNotOverruledByAnOption() throws Exception {
        Architectures named = new Architectures(settings(Map.of("BRAID_ARCHITECTURES", "kappa")));
        assertThat(named.choose("kappa")).containsExactly(Architecture.KAPPA);
        assertThatThrownBy(() -> named.choose("kappa,flink"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("asks for kappa,flink, but BRAID_ARCHITECTURES")
                .hasMessageContaining("says kappa");
    }

    @Test
    void generationThatTheEnvironmentFixes_isFound() throws Exception {
        assertThat(settings(Map.of("BRAID_KAPPA_STATE", "here")).fixedOfGeneration(Architecture.KAPPA))
                .containsExactly("kappa.state");
        assertThat(settings(Map.of()).fixedOfGeneration(Architecture.KAPPA)).isEmpty();
    }

    private StackSettings settings(Map<String, String> environment) {
        return new StackSettings(environment, new Installation(ROOT), folder);
    }
}
