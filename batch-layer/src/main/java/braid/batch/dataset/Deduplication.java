package braid.batch.dataset;

import static org.apache.spark.sql.functions.col;

import braid.batch.dataset.logged.FirstDeliveries;
import braid.batch.spark.SparkTypes;
import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.sketch.BloomFilter;
import scala.collection.immutable.Seq;

/**
 * Lets each event through once, by the source's PRIMARY KEY: of those with one key the one with the lowest offset, and none whose key the
 * master dataset holds already, with whatever event time. Close it when the result has been written.
 *
 * <p>Mostly {@link FirstDeliveries} has done the first already. For the second, the keys of the master dataset, which are many, pass a
 * Bloom filter of the new ones, and those that it lets through are compared: neither side is moved or sorted.
 */
final class Deduplication implements AutoCloseable {
    private static final String ORDINAL = "run__ordinal";
    private static final String HASH = "run__hash";

    /** How many keys that are none of the new ones the filter lets through. */
    private static final double FALSE_POSITIVES = 0.001;

    /** Keys that every task can be sent. */
    private static final long MOST_SENT = 200_000;

    private final MasterDataset dataset;
    private final Source source;
    private final Snapshot before;
    private final Column[] key;
    private Dataset<Row> suspects;
    private Broadcast<BloomFilter> filter;

    /**
     * @param before the state of the master dataset that the events are to be added to
     */
    Deduplication(MasterDataset dataset, Source source, Snapshot before) {
        this.dataset = dataset;
        this.source = source;
        this.before = before;
        this.key = source.primaryKey().stream()
                .map(name -> col(SparkTypes.quoted(name)))
                .toArray(Column[]::new);
    }

    /**
     * @param events computed and kept
     * @param areOnce whether no two of them have the same key
     */
    Dataset<Row> apply(Dataset<Row> events, boolean areOnce, LandingExtent extent) {
        Dataset<Row> first = areOnce ? events : firstOfEach(events);
        if ("0".equals(before.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP))) {
            return first;
        }
        suspects = landedKeysThatMayBeAmong(events, extent).persist(StorageLevel.MEMORY_AND_DISK());
        long many = suspects.count();
        if (many == 0) {
            return first;
        }
        Dataset<Row> landed = many <= MOST_SENT ? functions.broadcast(suspects) : suspects;
        return first.join(landed, scala(source.primaryKey()), "left_anti")
                .select(Arrays.stream(events.columns())
                        .map(name -> col(SparkTypes.quoted(name)))
                        .toArray(Column[]::new));
    }

    private Dataset<Row> firstOfEach(Dataset<Row> events) {
        return events.withColumn(
                        ORDINAL,
                        functions.row_number().over(Window.partitionBy(key).orderBy(col(DatasetFormat.KAFKA_OFFSET))))
                .where(ORDINAL + " = 1")
                .drop(ORDINAL);
    }

    private Dataset<Row> landedKeysThatMayBeAmong(Dataset<Row> events, LandingExtent extent) {
        BloomFilter keys = events.select(functions.xxhash64(key).as(HASH))
                .stat()
                .bloomFilter(HASH, Math.max(1, extent.events()), FALSE_POSITIVES);
        filter = JavaSparkContext.fromSparkContext(events.sparkSession().sparkContext())
                .broadcast(keys);
        Broadcast<BloomFilter> sent = filter;
        UDF1<Long, Boolean> mayBeAmong = hash -> sent.value().mightContainLong(hash);
        return dataset.read(source, before.snapshotId())
                .where(extent.withinKeys())
                .where(functions.udf(mayBeAmong, DataTypes.BooleanType).apply(functions.xxhash64(key)))
                .select(key);
    }

    private static Seq<String> scala(List<String> names) {
        return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
    }

    @Override
    public void close() {
        if (suspects != null) {
            suspects.unpersist();
        }
        if (filter != null) {
            filter.destroy();
        }
    }
}
