package braid.batch.dataset;

import braid.batch.spark.session.SparkSessions;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of the master dataset: one for each source, in the namespace named after the pipeline.
 *
 * <p>A table has the source's columns and {@code kafka_partition}, {@code kafka_offset}, {@code append_time}; its files are divided by the
 * day of the event time ({@link FileLayout}): by the hour, landing two weeks of events made 257 files and took a third longer than the 13
 * by the day, and what a run reads is cut down within a day by the files' own minima and maxima. Rows are only ever added. All of a run
 * reads one snapshot of it, so that a run sees exactly the events before its cut.
 */
public final class MasterDataset {
    private final SparkSession spark;
    private final Pipeline pipeline;
    private final HadoopCatalog catalog;

    /**
     * @param location the root of all tables, as a URI
     */
    public MasterDataset(SparkSession spark, Pipeline pipeline, String location) {
        this.spark = spark;
        this.pipeline = pipeline;
        this.catalog = new HadoopCatalog(spark.sparkContext().hadoopConfiguration(), location);
    }

    /** The source's table, made if there is none, with a column for each of the source's. */
    public Table table(Source source) {
        TableIdentifier name = TableIdentifier.of(Namespace.of(pipeline.name()), source.name());
        if (!catalog.tableExists(name)) {
            return create(source, name);
        }
        Table table = catalog.loadTable(name);
        addColumns(source, table);
        FileLayout.prepare(table, eventTime(source));
        return table;
    }

    private Table create(Source source, TableIdentifier name) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Column column : source.columns()) {
            fields.add(field(fields.size() + 1, column));
        }
        fields.add(field(fields.size() + 1, new Column(DatasetFormat.KAFKA_PARTITION, DataType.INTEGER, false)));
        fields.add(field(fields.size() + 1, new Column(DatasetFormat.KAFKA_OFFSET, DataType.BIGINT, false)));
        fields.add(field(fields.size() + 1, new Column(DatasetFormat.APPEND_TIME, DataType.TIMESTAMP, false)));
        Schema schema = new Schema(fields);
        String time = eventTime(source);
        Table table = catalog.createTable(name, schema, PartitionSpec.unpartitioned(), properties());
        FileLayout.prepare(table, time);
        table.newAppend().commit();
        return table;
    }

    private static Map<String, String> properties() {
        return Map.of(
                "write.metadata.delete-after-commit.enabled", "true",
                "write.metadata.previous-versions-max", "20",
                "write.parquet.compression-codec", "zstd");
    }

    private static void addColumns(Source source, Table table) {
        UpdateSchema update = table.updateSchema();
        boolean some = false;
        for (Column column : source.columns()) {
            if (table.schema().findField(column.name()) == null) {
                update.addColumn(column.name(), type(column.type()));
                some = true;
            }
        }
        if (some) {
            update.commit();
        }
    }

    /** The column that the table is partitioned by: the event time of the source's views, else its first TIMESTAMP. */
    public String eventTime(Source source) {
        return pipeline.viewsOf(source).stream()
                .map(view -> view.window().timeColumn())
                .findFirst()
                .or(() -> source.columns().stream()
                        .filter(c -> c.type().kind() == DataType.Kind.TIMESTAMP)
                        .map(Column::name)
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Source " + source.name()
                                        + " has no column of type TIMESTAMP(3); its events cannot be kept by the day. Add one to its CREATE TABLE."));
    }

    /** The table's name in Spark SQL. */
    public String sqlName(Source source) {
        return SparkSessions.CATALOG + ".`" + pipeline.name() + "`.`" + source.name() + "`";
    }

    /** The rows of one state of a source's table. */
    public Dataset<Row> read(Source source, long snapshot) {
        return spark.sql("SELECT * FROM " + sqlName(source) + " VERSION AS OF " + snapshot);
    }

    private static Types.NestedField field(int id, Column column) {
        return column.nullable()
                ? Types.NestedField.optional(id, column.name(), type(column.type()))
                : Types.NestedField.required(id, column.name(), type(column.type()));
    }

    private static Type type(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> Types.StringType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case INTEGER -> Types.IntegerType.get();
            case BIGINT -> Types.LongType.get();
            case DECIMAL -> Types.DecimalType.of(type.precision(), type.scale());
            case DOUBLE -> Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case TIMESTAMP -> Types.TimestampType.withZone();
            case BYTES -> Types.BinaryType.get();
        };
    }
}
