package braid.batch;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A warehouse in memory with the tables of a pipeline, in which nothing has happened yet. */
public final class EmptyWarehouse {
    /** One view over one source. */
    public static final Pipeline PIPELINE = PipelineCompiler.compile(
            "p.sql", "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;");

    private EmptyWarehouse() {}

    public static Warehouse of(Pipeline pipeline) throws SQLException {
        Warehouse warehouse = Warehouse.open(Settings.of(
                Map.of("BRAID_WAREHOUSE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DATABASE_TO_LOWER=TRUE")));
        new WarehouseTables(pipeline).create(warehouse);
        new WarehouseOrigin(warehouse, pipeline).check(Map.of());
        return warehouse;
    }
}
