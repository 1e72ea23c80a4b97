package braid.batch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.Settings;
import braid.storage.warehouse.Lease;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is stopped leaves the lease to its successor at once. */
class LeaseKeeperTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private final Pipeline pipeline = PipelineCompiler.compile(
            "p.sql", "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;");
    private Warehouse warehouse;
    private LeaseKeeper keeper;
    private Lease successor;

    @BeforeEach
    void open() throws SQLException {
        warehouse = Warehouse.open(Settings.of(
                Map.of("BRAID_WAREHOUSE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DATABASE_TO_LOWER=TRUE")));
        new WarehouseTables(pipeline).create(warehouse);
        new WarehouseOrigin(warehouse, pipeline).check(Map.of());
        keeper = new LeaseKeeper(new Lease(warehouse, pipeline, "this one", LENGTH), LENGTH);
        successor = new Lease(warehouse, pipeline, "its successor", LENGTH);
    }

    @AfterEach
    void close() {
        keeper.close();
        warehouse.close();
    }

    @Test
    void keeperThatIsClosed_takesNoLeaseThatNobodyWouldGiveBack() throws SQLException {
        keeper.close();
        assertThatThrownBy(keeper::tryHold).isInstanceOf(IllegalStateException.class);
        assertThat(successor.acquire()).isTrue();
    }
}
