package braid.batch.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import braid.core.event.Schemas;
import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import braid.storage.log.LogSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.avro.functions;

/**
 * Reads a range of a source's log as typed rows: the source's columns and where each event came from. Cut markers are passed over.
 *
 * <p>Avro's single-object encoding is undone inside Catalyst: the fingerprint chooses the writer's schema, the source's own is the
 * reader's. An event whose fingerprint is not known fails the job with {@link #UNKNOWN} and the fingerprint.
 */
public final class EventReader implements LogReader {
    /** How the message of an event that cannot be decoded begins. */
    public static final String UNKNOWN = "No schema with fingerprint ";

    private static final int BODY = 11;

    private final SparkSession spark;
    private final LogSettings log;

    public EventReader(SparkSession spark, LogSettings log) {
        this.spark = spark;
        this.log = log;
    }

    @Override
    public Dataset<Row> read(Source source, LogRange range, Map<Long, Schema> schemas) {
        Dataset<Row> records = spark.read()
                .format("kafka")
                .options(client())
                .option("subscribe", range.topic())
                .option("startingOffsets", LogRange.json(range.topic(), range.from()))
                .option("endingOffsets", LogRange.json(range.topic(), range.to()))
                .load();
        return decode(source, records, schemas);
    }

    /** The events among records with the columns value, partition, offset and timestamp. */
    static Dataset<Row> decode(Source source, Dataset<Row> records, Map<Long, Schema> schemas) {
        Column event = choice(source, schemas);
        return records.where("substring(value, 1, 2) = X'C301'")
                .select(
                        event.as("event"),
                        col("partition").cast("int").as(DatasetFormat.KAFKA_PARTITION),
                        col("offset").cast("bigint").as(DatasetFormat.KAFKA_OFFSET),
                        col("timestamp").as(DatasetFormat.APPEND_TIME))
                .select(
                        "event.*",
                        DatasetFormat.KAFKA_PARTITION,
                        DatasetFormat.KAFKA_OFFSET,
                        DatasetFormat.APPEND_TIME);
    }

    private static Column choice(Source source, Map<Long, Schema> schemas) {
        Schema own = Schemas.of(source);
        Column choice = org.apache.spark.sql.functions.when(expr("FALSE"), decoded(own, own));
        for (Map.Entry<Long, Schema> schema : schemas.entrySet()) {
            if (schema.getValue().getFullName().equals(own.getFullName())) {
                Column is = expr("substring(value, 3, 8) = X'" + littleEndian(schema.getKey()) + "'");
                choice = choice.when(is, decoded(schema.getValue(), own));
            }
        }
        return choice.otherwise(unknown());
    }

    private static Column decoded(Schema writer, Schema reader) {
        return functions.from_avro(
                expr("substring(value, " + BODY + ")"),
                writer.toString(),
                Map.of("avroSchema", reader.toString(), "mode", "FAILFAST", "datetimeRebaseMode", "CORRECTED"));
    }

    private static Column unknown() {
        List<String> bytes = new ArrayList<>();
        for (int at = BODY - 1; at > 2; at--) {
            bytes.add("lower(hex(substring(value, " + at + ", 1)))");
        }
        return expr("raise_error(concat('" + UNKNOWN + "', " + String.join(", ", bytes)
                + ", ' is in the schema topic: offset ', offset, ' of partition ', partition, ' of ', topic))");
    }

    private static String littleEndian(long fingerprint) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(fingerprint)
                        .array());
    }

    private Map<String, String> client() {
        Map<String, String> options = new HashMap<>();
        options.put("kafka.bootstrap.servers", log.bootstrap());
        log.client().forEach((key, value) -> options.put("kafka." + key, value));
        return options;
    }
}
