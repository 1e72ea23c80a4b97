package braid.batch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.batch.EmptyWarehouse;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.Lease;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is stopped leaves the lease to its successor at once. */
class LeaseKeeperTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private Warehouse warehouse;
    private LeaseKeeper keeper;
    private Lease successor;

    @BeforeEach
    void open() throws SQLException {
        warehouse = EmptyWarehouse.of(EmptyWarehouse.PIPELINE);
        keeper = new LeaseKeeper(new Lease(warehouse, EmptyWarehouse.PIPELINE, "this one", LENGTH), LENGTH);
        successor = new Lease(warehouse, EmptyWarehouse.PIPELINE, "its successor", LENGTH);
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
