package braid.batch.dataset.logged;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import braid.batch.spark.SparkTypes;
import braid.core.boundary.Partition;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import braid.storage.log.LogSettings;
import braid.storage.quarantine.QuarantineReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/**
 * Reads a range of a source's log as typed rows: the source's columns and where each event came from. Cut markers are passed over; so are
 * foreign records, which are durable in quarantine before the task that met them ends.
 *
 * <p>What a record is, {@link braid.core.event.record.RecordReader} says, on the executors: Spark's own Avro reader and the speed layer's would
 * not agree on every record that is no event.
 */
public final class LoggedRangeReader implements LogReader {
    private final SparkSession spark;
    private final LogSettings log;

    public LoggedRangeReader(SparkSession spark, LogSettings log) {
        this.spark = spark;
        this.log = log;
    }

    @Override
    public LoggedEvents read(Source source, LogRange range, Verdicts verdicts) {
        SparkContext context = spark.sparkContext();
        LongAccumulator foreign = context.longAccumulator();
        FirstDeliveries once = new FirstDeliveries(
                source, range.to().size(), context.longAccumulator(), context.collectionAccumulator());
        Dataset<Row> records = spark.read()
                .format("kafka")
                .options(client())
                .option("subscribe", range.topic())
                .option("startingOffsets", LogRange.json(range.topic(), range.from()))
                .option("endingOffsets", LogRange.json(range.topic(), range.to()))
                .load();
        return new LoggedEvents(
                decode(new Decoding(source, verdicts, new KafkaQuarantine(log), foreign, once), records),
                once::areAll,
                () -> foreign.isZero() ? 0 : quarantined(source, range));
    }

    /** A task that is tried again counts again, so that only the quarantine knows how many there are. */
    private long quarantined(Source source, LogRange range) {
        Map<Partition, Set<Long>> found = new HashMap<>();
        try (QuarantineReader reader = new QuarantineReader(log)) {
            reader.readToEnd(entry -> {
                Partition partition = entry.partition();
                if (partition.source().equals(source.name()) && range.contains(partition.number(), entry.offset())) {
                    found.computeIfAbsent(partition, key -> new HashSet<>()).add(entry.offset());
                }
            });
        }
        return found.values().stream().mapToLong(Set::size).sum();
    }

    /** The events among records with the columns value, partition, offset and timestamp. */
    public static Dataset<Row> decode(Decoding decoding, Dataset<Row> records) {
        return records.select(
                        col("value"),
                        col("partition").cast("int"),
                        col("offset").cast("bigint"),
                        expr("unix_micros(timestamp)"))
                .mapPartitions(decoding, Encoders.row(decoded(decoding.source())))
                .select(typed(decoding.source()));
    }

    /** Times are numbers until Catalyst makes them its own: its Java types for them depend on the session, and know two calendars. */
    private static StructType decoded(Source source) {
        List<Column> columns = new ArrayList<>();
        for (Column column : source.columns()) {
            DataType type = column.type();
            columns.add(new Column(
                    column.name(),
                    switch (type.kind()) {
                        case TIMESTAMP -> DataType.BIGINT;
                        case DATE -> DataType.INTEGER;
                        default -> type;
                    },
                    column.nullable()));
        }
        columns.add(new Column(DatasetFormat.KAFKA_PARTITION, DataType.INTEGER, false));
        columns.add(new Column(DatasetFormat.KAFKA_OFFSET, DataType.BIGINT, false));
        columns.add(new Column(DatasetFormat.APPEND_TIME, DataType.BIGINT, false));
        return SparkTypes.row(columns);
    }

    private static org.apache.spark.sql.Column[] typed(Source source) {
        List<org.apache.spark.sql.Column> columns = new ArrayList<>();
        for (Column column : source.columns()) {
            String name = SparkTypes.quoted(column.name());
            String made =
                    switch (column.type().kind()) {
                        case TIMESTAMP -> "timestamp_millis(" + name + ")";
                        case DATE -> "date_from_unix_date(" + name + ")";
                        default -> name;
                    };
            columns.add(expr(made + " AS " + name));
        }
        columns.add(col(DatasetFormat.KAFKA_PARTITION));
        columns.add(col(DatasetFormat.KAFKA_OFFSET));
        columns.add(expr("timestamp_micros(" + DatasetFormat.APPEND_TIME + ") AS " + DatasetFormat.APPEND_TIME));
        return columns.toArray(org.apache.spark.sql.Column[]::new);
    }

    private Map<String, String> client() {
        Map<String, String> options = new HashMap<>();
        options.put("kafka.bootstrap.servers", log.bootstrap());
        log.client().forEach((key, value) -> options.put("kafka." + key, value));
        return options;
    }
}
