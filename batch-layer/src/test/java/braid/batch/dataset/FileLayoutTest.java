package braid.batch.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.LocalBatch;
import braid.batch.dataset.logged.LogRange;
import braid.batch.dataset.logged.LogReader;
import braid.batch.dataset.logged.LoggedEvents;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.spark.LocalSpark;
import braid.core.group.GroupRow;
import braid.core.view.Source;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many days the events of a landing are of, the number of its files has a bound; tables from before know both layouts too. */
class FileLayoutTest {
    private static final String VIEWS = "CREATE TABLE readings (ts TIMESTAMP(3) NOT NULL, v INTEGER);"
            + "CREATE VIEW totals AS SELECT COUNT(*) AS n FROM readings;";

    @TempDir
    Path folder;

    /** One partition; an event every so many milliseconds from the year 1001 on, the same again after so many events. */
    private record Every(long millis, long again) implements LogReader {
        @Override
        public LoggedEvents read(Source source, LogRange range, Verdicts verdicts) {
            return LoggedEvents.of(LocalSpark.session()
                    .range(range.from().get(0), range.to().get(0), 1, 2)
                    .selectExpr(
                            "timestamp_millis(-30578083200000L + (id % " + again + "L) * " + millis + "L) AS ts",
                            "1 AS v",
                            "0 AS kafka_partition",
                            "id AS kafka_offset",
                            "timestamp_millis(1000000000000L) AS append_time"));
        }
    }

    private static final long DAY = 86_400_000L;

    @Test
    void eventsOfManyDays_areInFewFiles() throws SQLException {
        try (LocalBatch batch = new LocalBatch(folder, VIEWS, new Every(365 * DAY, 2_000), Map.of())) {
            batch.run(Map.of(0, 1_000L), false);
            batch.run(Map.of(0, 2_500L), false);
            Table table = batch.dataset().table(batch.source());
            assertThat(files(table)).hasSizeLessThanOrEqualTo(8);
            assertThat(files(table))
                    .allMatch(file -> table.specs().get(file.specId()).isUnpartitioned());
            assertThat(total(batch)).isEqualTo(2_500);
        }
    }

    @Test
    void eventsOfFewDays_haveAFileADay() throws SQLException {
        try (LocalBatch batch = new LocalBatch(folder, VIEWS, new Every(DAY / 24, 1_000), Map.of())) {
            batch.run(Map.of(0, 72L), false);
            Table table = batch.dataset().table(batch.source());
            assertThat(files(table)).hasSize(3);
            assertThat(files(table))
                    .allMatch(file -> file.specId() == table.spec().specId());
        }
    }

    @Test
    void tableThatKnowsDaysAlone_goesOn() throws SQLException {
        try (LocalBatch batch = new LocalBatch(folder, VIEWS, new Every(DAY, 3_000), Map.of())) {
            Table made = batch.dataset().table(batch.source());
            HadoopCatalog catalog = new HadoopCatalog(
                    LocalSpark.session().sparkContext().hadoopConfiguration(),
                    folder.resolve("master").toUri().toString());
            TableIdentifier name = TableIdentifier.of(Namespace.of("p"), "readings");
            catalog.dropTable(name);
            catalog.createTable(
                            name,
                            made.schema(),
                            PartitionSpec.builderFor(made.schema()).day("ts").build())
                    .newAppend()
                    .commit();
            batch.run(Map.of(0, 10L), false);
            batch.run(Map.of(0, 1_000L), false);
            batch.run(Map.of(0, 1_010L), false);
            Table table = batch.dataset().table(batch.source());
            assertThat(TableUtil.formatVersion(table)).isEqualTo(2);
            assertThat(files(table)).hasSizeBetween(21, 24);
            assertThat(table.specs()).hasSize(2);
            assertThat(table.spec().isUnpartitioned()).isFalse();
            assertThat(total(batch)).isEqualTo(1_010);
        }
    }

    @Test
    void largeDays_haveAFileEach() {
        assertThat(FileLayout.of(FileLayout.MOST_DAYS, 64)).isEqualTo(FileLayout.DAYS);
        assertThat(FileLayout.of(1_000, 1_000L * FileLayout.LARGE_DAY)).isEqualTo(FileLayout.DAYS);
        assertThat(FileLayout.of(1_000, 999_999)).isEqualTo(FileLayout.STRETCHES);
        assertThat(FileLayout.of(0, 0)).isEqualTo(FileLayout.DAYS);
    }

    private static long total(LocalBatch batch) throws SQLException {
        List<GroupRow> rows = batch.rows("totals");
        return rows.stream().mapToLong(row -> (Long) row.accumulators()[0]).sum();
    }

    private static List<DataFile> files(Table table) {
        table.refresh();
        List<DataFile> files = new java.util.ArrayList<>();
        table.newScan().planFiles().forEach(task -> files.add(task.file().copy()));
        return files;
    }
}
