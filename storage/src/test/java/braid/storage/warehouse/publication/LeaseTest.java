package braid.storage.warehouse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Boundary;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hosts over one warehouse. Whether a lease has run out is said by its clock: no host's own takes part. */
class LeaseTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Pipeline PIPELINE = PipelineCompiler.compile(
            "p.sql",
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20)); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;");

    private final Warehouse warehouse = Warehouse.open(Settings.of(Map.of(
            "BRAID_WAREHOUSE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE")));
    private final Lease first = new Lease(warehouse, PIPELINE, "first", LENGTH);
    private final Lease second = new Lease(warehouse, PIPELINE, "second", LENGTH);

    @BeforeEach
    void create() throws SQLException {
        new WarehouseTables(PIPELINE).create(warehouse);
        new WarehouseOrigin(warehouse, PIPELINE).check(Map.of());
        assertThat(first.acquire()).isTrue();
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void lease_isTakenByAnother_whenTheWarehousesClockHasPassedItsEnd() throws SQLException {
        endsIn(1_000);
        assertThat(second.acquire()).isFalse();
        assertThat(second.describe()).startsWith("first holds the lease for ");
        endsIn(-1_000);
        assertThat(second.acquire()).isTrue();
        assertThat(first.acquire()).isFalse();
    }

    @Test
    void lease_isRenewedForItsLength() throws SQLException {
        endsIn(-1_000);
        assertThat(first.acquire()).isTrue();
        long left = warehouse.transaction(connection -> end() - Warehouse.millis(connection));
        assertThat(left).isBetween(LENGTH.toMillis() - 60_000, LENGTH.toMillis());
    }

    @Test
    void whoLostIt_publishesNothing() throws SQLException {
        Publications late = new Publications(warehouse, PIPELINE, first);
        long cut = late.nextCut();
        endsIn(-1_000);
        assertThat(second.acquire()).isTrue();
        assertThatThrownBy(() -> late.publish(cut, Boundary.ORIGIN, List.of())).isInstanceOf(LeaseLost.class);
        Publications own = new Publications(warehouse, PIPELINE, second);
        long next = own.nextCut();
        assertThat(next).isGreaterThan(cut);
        own.publish(next, Boundary.ORIGIN, List.of());
        assertThat(new PublishedCuts(warehouse, PIPELINE).all()).containsOnlyKeys(next);
    }

    private void endsIn(long millis) throws SQLException {
        warehouse.transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE " + WarehouseTables.LEASE + " SET \"expires_at\" = ?")) {
                update.setLong(1, Warehouse.millis(connection) + millis);
                return update.executeUpdate();
            }
        });
    }

    private long end() throws SQLException {
        return warehouse.transaction(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT \"expires_at\" FROM " + WarehouseTables.LEASE);
                    var result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
    }
}
