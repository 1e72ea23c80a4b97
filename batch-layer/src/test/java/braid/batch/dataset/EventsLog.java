package braid.batch.dataset;

import braid.batch.dataset.logged.Decoding;
import braid.batch.dataset.logged.FirstDeliveries;
import braid.batch.dataset.logged.LogRange;
import braid.batch.dataset.logged.LogReader;
import braid.batch.dataset.logged.LoggedEvents;
import braid.batch.dataset.logged.LoggedRangeReader;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.spark.LocalSpark;
import braid.core.boundary.CutMarker;
import braid.core.view.Source;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Two partitions of a log, each read by one task as from Kafka. It does not model retention; the caller says what the log still holds. */
public final class EventsLog implements LogReader {
    private static final StructType RECORD = new StructType()
            .add("value", DataTypes.BinaryType)
            .add("partition", DataTypes.IntegerType)
            .add("offset", DataTypes.LongType)
            .add("timestamp", DataTypes.TimestampType)
            .add("topic", DataTypes.StringType);

    static final Instant APPENDED = Instant.parse("2024-02-29T12:00:00Z");

    /** What the last reading passed over; its tasks run in this process. */
    private static final List<QuarantinedRecord> PASSED_OVER = Collections.synchronizedList(new ArrayList<>());

    private final Map<Integer, List<byte[]>> partitions =
            new TreeMap<>(Map.of(0, new ArrayList<>(), 1, new ArrayList<>()));
    public final Map<Long, Schema> schemas = new HashMap<>();

    private Map<Integer, Long> lastMark;
    private FirstDeliveries once;
    private long keyBytes = 64 << 20;

    /** How much of the keys a task may remember. */
    void rememberAtMost(long bytes) {
        keyBytes = bytes;
    }

    /** Where the markers of the last cut are. */
    Map<Integer, Long> lastMark() {
        return lastMark;
    }

    /** What the last reading passed over. */
    List<QuarantinedRecord> passedOver() {
        return PASSED_OVER;
    }

    public void add(int partition, byte[] value) {
        partitions.get(partition).add(value);
    }

    /** The offset that the next record of a partition will have. */
    long end(int partition) {
        return partitions.get(partition).size();
    }

    /** Appends the marker of a cut to both partitions; the offsets of the markers. */
    public Map<Integer, Long> mark(long cut) {
        Map<Integer, Long> offsets = new TreeMap<>();
        partitions.forEach((number, values) -> {
            offsets.put(number, (long) values.size());
            values.add(CutMarker.encode(cut));
        });
        lastMark = offsets;
        return offsets;
    }

    /** Whether the last reading could tell that it left no redelivered event in. */
    boolean wereOnce() {
        return once.areAll();
    }

    @Override
    public LoggedEvents read(Source source, LogRange range, Verdicts verdicts) {
        PASSED_OVER.clear();
        SparkSession spark = LocalSpark.session();
        SparkContext context = spark.sparkContext();
        Dataset<Row> records = partitions.entrySet().stream()
                .map(partition -> spark.createDataFrame(
                                records(partition.getKey(), partition.getValue(), range), RECORD)
                        .coalesce(1))
                .reduce(Dataset::union)
                .orElseThrow();
        once = new FirstDeliveries(
                source, partitions.size(), keyBytes, context.longAccumulator(), context.collectionAccumulator());
        Decoding decoding =
                new Decoding(source, verdicts, kept -> PASSED_OVER.addAll(kept), context.longAccumulator(), once);
        return new LoggedEvents(LoggedRangeReader.decode(decoding, records), once::areAll, PASSED_OVER::size);
    }

    private static List<Row> records(int partition, List<byte[]> values, LogRange range) {
        List<Row> records = new ArrayList<>();
        for (long o = range.from().get(partition); o < range.to().get(partition); o++) {
            Object time = APPENDED;
            records.add(RowFactory.create(values.get((int) o), partition, o, time, range.topic()));
        }
        return records;
    }
}
