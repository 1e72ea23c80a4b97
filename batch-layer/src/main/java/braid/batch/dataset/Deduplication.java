package braid.batch.dataset;

import static org.apache.spark.sql.functions.col;

import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import scala.collection.immutable.Seq;

/**
 * Lets each event through once, by the source's PRIMARY KEY: of those with one key the one with the lowest offset, and none whose key the
 * master dataset holds already, with whatever event time. Events of one key are in one Kafka partition, so the lowest offset is the first
 * delivery.
 *
 * <p>Without a PRIMARY KEY all events pass. Close it when the result has been written.
 */
final class Deduplication implements AutoCloseable {
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
        Dataset<Row> landed =
                dataset.read(source, before.snapshotId()).where(within(kept)).select(key);
        Seq<String> names = scala(source.primaryKey());
        // The dataset, which may be large, is passed by the new keys without a shuffle where these are few.
        Dataset<Row> repeated = landed.join(kept.select(key), names, "left_semi");
        return kept.join(repeated, names, "left_anti").select(columns(events));
    }

    /** What the keys of the master dataset have to lie in to be among these: files that hold none such are passed over. */
    private Column within(Dataset<Row> events) {
        List<String> ordered = source.primaryKey().stream()
                .filter(name -> switch (source.columns()
                        .get(source.indexOf(name))
                        .type()
                        .kind()) {
                    case INTEGER, BIGINT, DECIMAL, VARCHAR -> true;
                    // Their literals have two calendars.
                    default -> false;
                })
                .toList();
        if (ordered.isEmpty()) {
            return functions.lit(true);
        }
        List<Column> ends = ordered.stream()
                .flatMap(name -> Stream.of(functions.min(name), functions.max(name)))
                .toList();
        Row row = events.agg(ends.get(0), ends.subList(1, ends.size()).toArray(Column[]::new))
                .head();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> col(ordered.get(i)).between(row.get(2 * i), row.get(2 * i + 1)))
                .reduce(Column::and)
                .orElseThrow();
    }

    private static Column[] columns(Dataset<Row> rows) {
        return java.util.Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
    }

    private static Seq<String> scala(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.unpersist();
        }
    }
}
