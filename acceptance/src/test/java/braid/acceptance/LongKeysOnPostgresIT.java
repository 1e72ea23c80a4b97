package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Boundary;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import braid.storage.warehouse.publication.Lease;
import braid.storage.warehouse.publication.Publications;
import braid.storage.warehouse.publication.Publications.Recomputed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Publishing to PostgreSQL what a run has staged: keys of any length, dates of any year. Without the rest of a stack. */
class LongKeysOnPostgresIT {
    private static final int PORT = 23_990;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LONGEST = 4_000;
    private static final String SQL = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, a VARCHAR(" + LONGEST
            + ") NOT NULL, b VARCHAR(" + LONGEST + "), born DATE);"
            + "CREATE VIEW v AS SELECT a, b, born, COUNT(*) AS n FROM t GROUP BY a, b, born;";
    private static final int ORDINARY = 20_000;
    private static final long EARLY = Instant.parse("0001-01-01T00:00:00.001Z").toEpochMilli();
    private static EmbeddedPostgres postgres;
    private static Warehouse warehouse;

    private final Pipeline pipeline = PipelineCompiler.compile("keys.sql", SQL);
    private final View view = pipeline.view("v");

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().setPort(PORT).start();
        warehouse = Warehouse.open(Settings.of(Map.of(
                "BRAID_WAREHOUSE_URL",
                "jdbc:postgresql://127.0.0.1:" + PORT + "/postgres",
                "BRAID_WAREHOUSE_USER",
                "postgres")));
    }

    @AfterAll
    static void stop() throws Exception {
        warehouse.close();
        postgres.close();
    }

    @Test
    void keysLongerThanAnIndexTakes_arePublishedAndFound() throws Exception {
        WarehouseTables tables = new WarehouseTables(pipeline);
        tables.create(warehouse);
        new WarehouseOrigin(warehouse, pipeline).check(Map.of());
        Lease lease = new Lease(warehouse, pipeline, "test", Duration.ofMinutes(10));
        lease.acquire();
        Publications publications = new Publications(warehouse, pipeline, lease);
        long cut = publications.nextCut();
        String one = text(new Random(1));
        String other = one.substring(0, one.length() - 2) + "zz";
        int early = (int) LocalDate.parse("0001-01-01").toEpochDay();
        List<Object[]> keys = new ArrayList<>(List.of(
                new Object[] {one, other, early}, new Object[] {other, one, early}, new Object[] {one, null, null}));
        for (int i = 0; i < ORDINARY; i++) {
            keys.add(new Object[] {"key " + i, "", i});
        }
        stage(tables, cut, keys);
        publications.publish(cut, Boundary.ORIGIN, List.of(new Recomputed(view, false, keys.size())));
        assertThat(read(Map.of("a", List.of(one)))).hasSize(2);
        assertThat(read(Map.of("a", List.of(other), "b", List.of(one))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.key().values()).containsExactly(other, one, early);
                    assertThat(row.key().windowStart()).isEqualTo(EARLY);
                });
        assertThat(read(Map.of("a", List.of(one, other, one)))).hasSize(3);
        try (Connection connection = warehouse.connection();
                Statement analyze = connection.createStatement()) {
            analyze.execute("ANALYZE " + tables.table(view));
        }
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, TIMEOUT)) {
            assertThat(snapshot.access(view, filter(Map.of("a", List.of(one))))).contains("v__key");
        }
    }

    private void stage(WarehouseTables tables, long cut, List<Object[]> keys) throws Exception {
        try (Connection connection = warehouse.connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + tables.staging(view)
                        + " (\"a\", \"b\", \"born\", \"window_start\", \"n\", \"" + WarehouseTables.STAGED_BY
                        + "\") VALUES (?, ?, ?, ?, 1, ?)")) {
            for (Object[] key : keys) {
                for (int i = 0; i < key.length; i++) {
                    insert.setObject(i + 1, key[i]);
                }
                insert.setLong(4, EARLY);
                insert.setLong(5, cut);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<GroupRow> read(Map<String, List<Object>> keys) throws Exception {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, TIMEOUT)) {
            return snapshot.read(view, filter(keys));
        }
    }

    private static RowFilter filter(Map<String, List<Object>> keys) {
        return new RowFilter(keys, RowFilter.MIN, RowFilter.MAX);
    }

    /** Of characters beyond the basic plane, and so that it cannot be compressed. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LONGEST - 2; i++) {
            text.appendCodePoint(0x20000 + random.nextInt(40_000));
        }
        return text.append("aa").toString();
    }
}
