package braid.batch.dataset;

import static org.apache.spark.sql.functions.col;

import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Lets each event through once, by the source's PRIMARY KEY: of those with one key the one with the lowest offset, and none that the
 * master dataset holds already in the hours that the new events touch. Events of one key are in one Kafka partition, so the lowest
 * offset is the first delivery.
 *
 * <p>Without a PRIMARY KEY all events pass. Close it when the result has been written.
 */
final class Deduplication implements AutoCloseable {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final String ORDINAL = "run__ordinal";

    private final MasterDataset dataset;
    private final Source source;
    private final Snapshot before;
    private Dataset<Row> kept;

    /**
     * @param before the state of the master dataset that the events are to be added to
     */
    Deduplication(MasterDataset dataset, Source source, Snapshot before) {
        this.dataset = dataset;
        this.source = source;
        this.before = before;
    }

    Dataset<Row> apply(Dataset<Row> events) {
        if (!source.hasPrimaryKey()) {
            return events;
        }
        Column[] key = source.primaryKey().stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> first = events.withColumn(
                        ORDINAL,
                        functions.row_number().over(Window.partitionBy(key).orderBy(col(DatasetFormat.KAFKA_OFFSET))))
                .where(ORDINAL + " = 1")
                .drop(ORDINAL);
        if ("0".equals(before.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP))) {
            return first;
        }
        kept = first.persist(StorageLevel.MEMORY_AND_DISK());
        TimeRanges hours = TimeRanges.of(hours(kept), HOUR_MILLIS);
        if (hours.isEmpty()) {
            return kept;
        }
        Dataset<Row> landed = hours.restrict(dataset.read(source, before.snapshotId()), dataset.eventTime(source))
                .select(key);
        return kept.join(landed, scala(source.primaryKey()), "left_anti").select(columns(events));
    }

    private Dataset<Row> hours(Dataset<Row> events) {
        String time = "unix_millis(`" + dataset.eventTime(source) + "`)";
        return events.selectExpr(time + " - pmod(" + time + ", " + HOUR_MILLIS + "L) AS hour")
                .distinct();
    }

    private static Column[] columns(Dataset<Row> rows) {
        return java.util.Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
    }

    private static scala.collection.immutable.Seq<String> scala(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.unpersist();
        }
    }
}
