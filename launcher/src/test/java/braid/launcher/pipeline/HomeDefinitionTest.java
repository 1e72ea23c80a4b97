package braid.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.mistake.SqlMistake;
import braid.launcher.installation.Installation;
import braid.launcher.settings.PortBase;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edited pipeline file is noticed before anything is started or stopped. */
class HomeDefinitionTest {
    private static final String ORDERS = "CREATE TABLE orders (ts TIMESTAMP(3) NOT NULL, sku VARCHAR(20));\n"
            + "CREATE VIEW per_sku AS SELECT sku, COUNT(*) AS n FROM orders GROUP BY sku;\n";
    private static final String PER_DAY =
            "CREATE VIEW per_day AS SELECT CAST(ts AS DATE) AS day_of, COUNT(*) AS n FROM orders"
                    + " GROUP BY CAST(ts AS DATE);\n";

    @TempDir
    Path root;

    private Path file;
    private HomeDefinition home;

    @BeforeEach
    void computeOrders() throws IOException {
        file = Files.writeString(root.resolve("orders.sql"), ORDERS);
        home = homeOn("31000");
        Files.createDirectories(root.resolve(".braid"));
        home.remember(CheckedPipeline.compile(file));
    }

    private HomeDefinition homeOn(String base) {
        Map<String, String> environment = new HashMap<>(Map.of("BRAID_PORT_BASE", base));
        return new HomeDefinition(new StackSettings(environment, new Installation(root), root));
    }

    @Test
    void fileThatWasLaidOutAnew_isTheSame() throws IOException {
        Files.writeString(file, "-- orders\n" + ORDERS);
        assertThat(home.require(file, true).pipeline().views()).hasSize(1);
        assertThat(home.edited(file)).isEmpty();
    }

    @Test
    void viewThatWasAdded_isNamedWithTheWaysOut() throws IOException {
        Files.writeString(file, ORDERS + PER_DAY);
        assertThatThrownBy(() -> home.require(file, true))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("view 'per_day' is new")
                .hasMessageContaining("braid reset")
                .hasMessageContaining("BRAID_HOME=.braid-orders BRAID_PORT_BASE=27000");
        assertThat(home.edited(file))
                .hasValueSatisfying(said -> assertThat(said).contains("view 'per_day' is new"));
    }

    @Test
    void viewThatWasAdded_isRefusedWhenNothingRunsToo() throws IOException {
        Files.writeString(file, ORDERS + PER_DAY);
        assertThatThrownBy(() -> home.require(file, false)).hasMessageContaining("per_day");
    }

    @Test
    void columnThatMayBeNull_isTakenOverByTheNextStart() throws IOException {
        Files.writeString(file, ORDERS.replace("VARCHAR(20)", "VARCHAR(20), store VARCHAR(9)"));
        assertThatThrownBy(() -> home.require(file, true))
                .hasMessageContaining("source 'orders' has changed (now store VARCHAR(9))")
                .hasMessageContaining("`braid down` and `braid up`");
        assertThat(home.require(file, false).pipeline().views()).hasSize(1);
    }

    @Test
    void mistake_isToldBeforeAnything() throws IOException {
        Files.writeString(file, ORDERS.replace("COUNT", "CONUT"));
        assertThatThrownBy(() -> home.require(file, true))
                .isInstanceOf(SqlMistake.class)
                .hasMessage("orders.sql:2:36: There is no function CONUT here. Did you mean COUNT?");
        assertThat(home.edited(file))
                .hasValueSatisfying(said -> assertThat(said).contains("Did you mean COUNT?"));
    }

    @Test
    void hint_isNeverTheRunningStacksOwnBase() {
        assertThat(PortBase.awayFrom(29000)).isEqualTo(31000);
        assertThat(PortBase.awayFrom(31000)).isEqualTo(27000);
        assertThat(PortBase.awayFrom(31092)).isEqualTo(27000);
    }
}
