package braid.verify.fold;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.dataset.DatasetFormat;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/** Reads one source's events from the master dataset, by their offsets in the log; with Iceberg's own reader, without Spark. */
final class LandedEvents {
    private final String location;
    private final Source source;
    private final Optional<Table> table;

    LandedEvents(Settings settings, Pipeline pipeline, Source source) {
        this.location = DatasetFormat.location(settings);
        this.source = source;
        Configuration configuration = new Configuration();
        settings.under("spark.conf.spark.hadoop.").forEach(configuration::set);
        HadoopCatalog catalog = new HadoopCatalog(configuration, location);
        TableIdentifier name = TableIdentifier.of(Namespace.of(pipeline.name()), source.name());
        this.table = catalog.tableExists(name) ? Optional.of(catalog.loadTable(name)) : Optional.empty();
    }

    /** Takes events. */
    interface Taker {
        void take(int partition, long offset, Object[] row);
    }

    String location() {
        return location;
    }

    /** For each partition the first offset that is not landed. */
    Map<Integer, Long> landedTo() {
        if (table.isPresent()) {
            for (Snapshot snapshot : SnapshotUtil.currentAncestors(table.get())) {
                String offsets = snapshot.summary().get(DatasetFormat.LANDED_TO);
                if (offsets != null) {
                    return DatasetFormat.parseOffsets(offsets);
                }
            }
        }
        return Map.of();
    }

    /**
     * Hands on the events of each partition below an offset, in no order.
     *
     * @param ranges none of them empty
     */
    void read(Map<Integer, LogEvents.Range> ranges, Taker taker) {
        List<String> columns = new ArrayList<>();
        for (Column column : source.columns()) {
            if (table.orElseThrow().schema().findField(column.name()) != null) {
                columns.add(column.name());
            }
        }
        columns.add(DatasetFormat.KAFKA_PARTITION);
        columns.add(DatasetFormat.KAFKA_OFFSET);
        try (CloseableIterable<Record> records = IcebergGenerics.read(table.orElseThrow())
                .where(condition(ranges))
                .select(columns)
                .build()) {
            for (Record record : records) {
                taker.take(
                        (Integer) record.getField(DatasetFormat.KAFKA_PARTITION),
                        (Long) record.getField(DatasetFormat.KAFKA_OFFSET),
                        row(record));
            }
        } catch (IOException e) {
            throw new CannotVerify("The master dataset at " + location + " cannot be read: " + e.getMessage());
        }
    }

    private static Expression condition(Map<Integer, LogEvents.Range> ranges) {
        Expression any = Expressions.alwaysFalse();
        for (Map.Entry<Integer, LogEvents.Range> entry : ranges.entrySet()) {
            any = Expressions.or(
                    any,
                    Expressions.and(
                            Expressions.equal(DatasetFormat.KAFKA_PARTITION, entry.getKey()),
                            Expressions.greaterThanOrEqual(
                                    DatasetFormat.KAFKA_OFFSET, entry.getValue().first()),
                            Expressions.lessThan(
                                    DatasetFormat.KAFKA_OFFSET, entry.getValue().end())));
        }
        return any;
    }

    private Object[] row(Record record) {
        Object[] row = new Object[source.columns().size()];
        for (int i = 0; i < row.length; i++) {
            Column column = source.columns().get(i);
            row[i] = value(column.type(), record.getField(column.name()));
        }
        return row;
    }

    private static Object value(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case TIMESTAMP -> ((OffsetDateTime) value).toInstant().toEpochMilli();
            case DATE -> (int) ((LocalDate) value).toEpochDay();
            case VARCHAR -> value.toString();
            default -> value;
        };
    }
}
