package braid.storage.warehouse;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tables of a pipeline: one for each batch view, in the schema named after the pipeline, and Braid's own in the schema
 * {@code braid}. All names are quoted and lower case, so that H2, PostgreSQL and Spark agree about them.
 *
 * <p>A batch view's table has the key columns, {@code window_start} (UTC) and the accumulators' columns; one row for each group.
 */
public final class WarehouseTables {
    /** The staging tables' own column: the cut of the run that wrote a row. No view has such a name. */
    public static final String STAGED_BY = "run__cut";

    public static final String LEASE = "\"braid\".\"lease\"";
    public static final String CUT = "\"braid\".\"cut\"";
    public static final String PUBLISHED = "\"braid\".\"published\"";
    public static final String PUBLICATION = "\"braid\".\"publication\"";
    public static final String BOUNDARY = "\"braid\".\"boundary\"";
    public static final String RUN = "\"braid\".\"run\"";
    public static final String BEGUN = "\"braid\".\"begun\"";
    static final String DEFINITION = "\"braid\".\"definition\"";

    private final Pipeline pipeline;

    public WarehouseTables(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** The quoted name of a view's table. */
    public String table(View view) {
        return "\"" + pipeline.name() + "\".\"" + view.name() + "\"";
    }

    /**
     * The quoted name of the table that a run writes a view's new rows to, before they are published: the view's columns, dates as days and
     * times as milliseconds since 1970, and {@link #STAGED_BY}.
     */
    public String staging(View view) {
        return "\"" + pipeline.name() + "\".\"" + view.name() + "__staged\"";
    }

    /** The columns of a view's table: keys, window_start, accumulators. */
    public List<Column> columns(View view) {
        List<Column> columns = new ArrayList<>();
        for (Key key : view.keys()) {
            columns.add(new Column(key.name(), key.type(), key.nullable()));
        }
        columns.add(new Column(View.WINDOW_START, DataType.TIMESTAMP, false));
        columns.addAll(view.accumulatorColumns());
        return columns;
    }

    /** Creates what does not exist. Only the set-up does this. */
    public void create(Warehouse warehouse) throws SQLException {
        warehouse.transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String ddl : statements(warehouse.isPostgres())) {
                    statement.execute(ddl);
                }
            }
            return null;
        });
    }

    private List<String> statements(boolean postgres) {
        List<String> ddl = new ArrayList<>(List.of(
                "CREATE SCHEMA IF NOT EXISTS \"braid\"",
                "CREATE SCHEMA IF NOT EXISTS \"" + pipeline.name() + "\"",
                "CREATE TABLE IF NOT EXISTS " + LEASE
                        + " (\"pipeline\" VARCHAR(64) PRIMARY KEY, \"holder\" VARCHAR(128) NOT NULL, \"expires_at\" BIGINT NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + CUT
                        + " (\"pipeline\" VARCHAR(64) PRIMARY KEY, \"last\" BIGINT NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + PUBLISHED
                        + " (\"pipeline\" VARCHAR(64) PRIMARY KEY, \"cut\" BIGINT NOT NULL, \"published_at\" BIGINT NOT NULL,"
                        + " \"expired_to\" BIGINT NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + PUBLICATION
                        + " (\"pipeline\" VARCHAR(64), \"cut\" BIGINT, \"published_at\" BIGINT NOT NULL,"
                        + " PRIMARY KEY (\"pipeline\", \"cut\"))",
                "CREATE TABLE IF NOT EXISTS " + BOUNDARY
                        + " (\"pipeline\" VARCHAR(64), \"source\" VARCHAR(64), \"kafka_partition\" INTEGER, \"offset\" BIGINT NOT NULL,"
                        + " PRIMARY KEY (\"pipeline\", \"source\", \"kafka_partition\"))",
                "CREATE TABLE IF NOT EXISTS " + RUN
                        + " (\"pipeline\" VARCHAR(64), \"cut\" BIGINT, \"report\" VARCHAR(100000) NOT NULL, PRIMARY KEY (\"pipeline\", \"cut\"))",
                "CREATE TABLE IF NOT EXISTS " + BEGUN
                        + " (\"pipeline\" VARCHAR(64) PRIMARY KEY, \"begun_at\" BIGINT NOT NULL, \"step\" VARCHAR(64) NOT NULL,"
                        + " \"dead\" INTEGER NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + DEFINITION
                        + " (\"pipeline\" VARCHAR(64), \"name\" VARCHAR(64), \"definition\" VARCHAR(100000) NOT NULL,"
                        + " PRIMARY KEY (\"pipeline\", \"name\"))"));
        for (View view : pipeline.views()) {
            ddl.add("CREATE TABLE IF NOT EXISTS " + table(view) + " ("
                    + columnList(view, type -> sqlType(type, postgres)) + ")");
            ddl.add("CREATE TABLE IF NOT EXISTS " + staging(view) + " ("
                    + columnList(view, type -> sqlType(Staging.type(type), postgres)) + ", \"" + STAGED_BY
                    + "\" BIGINT NOT NULL)");
            ddl.add("CREATE INDEX IF NOT EXISTS \"" + view.name() + "__window\" ON " + table(view)
                    + " (\"window_start\")");
            List<String> keys = new KeyIndex(view, postgres).columns();
            if (!keys.isEmpty()) {
                ddl.add("CREATE INDEX IF NOT EXISTS \"" + view.name() + "__key\" ON " + table(view) + " ("
                        + String.join(", ", keys) + ", \"window_start\")");
            }
        }
        return ddl;
    }

    private String columnList(View view, Function<DataType, String> sqlType) {
        List<String> list = new ArrayList<>();
        for (Column column : columns(view)) {
            list.add("\"" + column.name() + "\" " + sqlType.apply(column.type())
                    + (column.nullable() ? "" : " NOT NULL"));
        }
        return String.join(", ", list);
    }

    /**
     * A text has no length: ingest has counted its characters, which H2 counts otherwise (as UTF-16 does), and an expression may make a text
     * longer than its type says: UPPER of one sharp s is two letters.
     */
    private static String sqlType(DataType type, boolean postgres) {
        return switch (type.kind()) {
            case VARCHAR -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case DECIMAL -> "NUMERIC(" + type.precision() + "," + type.scale() + ")";
            case DOUBLE -> "DOUBLE PRECISION";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP(3)";
            case BYTES -> postgres ? "BYTEA" : "VARBINARY(100000)";
        };
    }
}
