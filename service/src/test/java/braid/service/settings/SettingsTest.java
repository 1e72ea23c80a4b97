package braid.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void environment_isStrongerThanFileAndReference(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("braid.properties"), "kafka.partitions=7\nspeed.flush.ms=50\n");
        Settings settings = Settings.of(Map.of("BRAID_CONFIG", file.toString(), "BRAID_SPEED_FLUSH_MS", "20"));
        assertThat(settings.integer("kafka.partitions")).isEqualTo(7);
        assertThat(settings.duration("speed.flush.ms")).isEqualTo(Duration.ofMillis(20));
        assertThat(settings.integer("kafka.replication")).isEqualTo(1);
    }

    @Test
    void unknownKeyInFile_isRefusedByName(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("braid.properties"), "kafka.partition=7\n");
        assertThatThrownBy(() -> Settings.of(Map.of("BRAID_CONFIG", file.toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("kafka.partition");
    }

    @Test
    void wrongNumber_namesKeyValueAndWhereToSetIt() {
        assertThatThrownBy(() -> Settings.of(Map.of("BRAID_KAFKA_PARTITIONS", "four")))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "Setting kafka.partitions is 'four', but must be a whole number. Set BRAID_KAFKA_PARTITIONS or the key in"
                                + " the file that BRAID_CONFIG names.");
    }

    @Test
    void openPrefix_takesAnyEngineProperty() {
        Settings settings = Settings.of(Map.of("BRAID_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL"));
        assertThat(settings.under("kafka.client.")).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void twoUnderscores_areAHyphenOfAnEnginesOwn() {
        Settings settings = Settings.of(Map.of("BRAID_CASSANDRA_DRIVER_ADVANCED_SSL__ENGINE__FACTORY_CLASS", "X"));
        assertThat(settings.under("cassandra.driver.")).containsEntry("advanced.ssl-engine-factory.class", "X");
    }
}
