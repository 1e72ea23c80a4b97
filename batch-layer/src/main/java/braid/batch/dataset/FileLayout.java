package braid.batch.dataset;

import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.expressions.Expressions;

/**
 * How the files of one landing are divided: one for each day of event time, or a few that hold a stretch of time each. Every table of the
 * master dataset has a partition spec for either, and reads both.
 *
 * <p>A file costs each run that reads it some ten milliseconds, however small it is. So that a history of daily figures does not become a file for
 * each of its events, a landing has at most {@value #MOST_DAYS} files of days, or more of at least {@value #LARGE_DAY} events; which files
 * a run needs to read of the others, their minima and maxima say.
 */
enum FileLayout {
    DAYS,
    STRETCHES;

    /** Days that have a file each, however small. */
    static final int MOST_DAYS = 64;

    /** Events of a day, on average, that are worth a file. */
    static final int LARGE_DAY = 10_000;

    /** The layout for events that are to be landed together. */
    static FileLayout of(long days, long events) {
        return days <= MOST_DAYS || events / days >= LARGE_DAY ? DAYS : STRETCHES;
    }

    /** Gives a table the specs that it lacks; the one by the day is its default. */
    static void prepare(Table table, String timeColumn) {
        if (unpartitioned(table).isEmpty()) {
            UpdatePartitionSpec none = table.updateSpec();
            table.spec().fields().stream().map(PartitionField::name).forEach(none::removeField);
            none.commit();
        }
        if (table.spec().isUnpartitioned()) {
            table.updateSpec().addField(Expressions.day(timeColumn)).commit();
        }
    }

    /**
     * The options of Iceberg's writer. A task has one file open at a time, its events sorted by day: a writer for each day takes a megabyte
     * and more, however small the day.
     */
    Map<String, String> options(Table table) {
        PartitionSpec spec = this == DAYS ? table.spec() : unpartitioned(table).orElseThrow();
        return Map.of(
                "output-spec-id",
                String.valueOf(spec.specId()),
                "distribution-mode",
                this == STRETCHES ? "range" : "hash",
                "fanout-enabled",
                "false");
    }

    private static Optional<PartitionSpec> unpartitioned(Table table) {
        return table.specs().values().stream()
                .filter(PartitionSpec::isUnpartitioned)
                .findFirst();
    }
}
