package braid.kappa.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoresTest {
    @TempDir
    Path folder;

    @Test
    void stateIsForTheSettingsThatMadeIt() throws IOException {
        StateStores.require(settings("24", "cassandra"));
        StateStores.require(settings("24", "cassandra"));
        assertThatThrownBy(() -> StateStores.require(settings("48", "cassandra")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("kappa.grace.hours=24")
                .hasMessageContaining("kappa replay");
        assertThatThrownBy(() -> StateStores.require(settings("24", "rocksdb"))).isInstanceOf(SettingException.class);
    }

    private KappaSettings settings(String grace, String store) throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.sql"),
                "CREATE TABLE s (t TIMESTAMP(3) NOT NULL);\nCREATE VIEW v AS SELECT COUNT(*) AS n FROM s;");
        Map<String, String> environment = new HashMap<>();
        environment.put("BRAID_PIPELINE", file.toString());
        environment.put("BRAID_KAPPA_STATE", folder.resolve("state").toString());
        environment.put("BRAID_KAPPA_GRACE_HOURS", grace);
        environment.put("BRAID_KAPPA_STORE", store);
        return KappaSettings.of(Settings.of(environment));
    }
}
