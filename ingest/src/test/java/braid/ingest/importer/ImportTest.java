package braid.ingest.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.ingest.client.DeliveryFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final URI INGEST = URI.create("http://127.0.0.1:1");
    private static final Source SOURCE =
            PipelineCompiler.compile("all.sql", """
                    CREATE TABLE events (
                      happened TIMESTAMP(3) NOT NULL, name VARCHAR, n BIGINT, amount DECIMAL(6,2), ok BOOLEAN, born DATE);
                    CREATE VIEW counted AS SELECT ok, COUNT(*) AS n FROM events GROUP BY ok;
                    """).source("events");

    @TempDir
    private Path folder;

    private static List<Row> rows(String csv, String zone) throws IOException {
        Rows rows = new CsvRows(new BufferedReader(new StringReader(csv)), SOURCE, zone);
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static String event(String header, String record) throws IOException {
        return rows("happened," + header + "\n0," + record + "\n", null).get(0).event();
    }

    @Test
    void fields_areWrittenAsTheJsonOfTheirType() throws IOException {
        assertThat(event("n,amount,ok,born,name", "+007,-01.50,TRUE,2001-01-31,5"))
                .isEqualTo(
                        "{\"happened\":0,\"n\":7,\"amount\":-1.50,\"ok\":true,\"born\":\"2001-01-31\",\"name\":\"5\"}");
        assertThat(event("n", "1e3")).contains("\"n\":1e3");
        assertThat(event("n,ok", "abc,yes")).contains("\"n\":\"abc\",\"ok\":\"yes\"");
        assertThat(event("name", "\"a \"\"quoted\"\"\n\\ text\""))
                .contains("\"name\":\"a \\\"quoted\\\"\\u000a\\\\ text\"");
    }

    @Test
    void emptyField_isNullAndQuotedEmptyFieldIsText() throws IOException {
        assertThat(event("name,n", ",")).isEqualTo("{\"happened\":0}");
        assertThat(event("name,n", "\"\",")).isEqualTo("{\"happened\":0,\"name\":\"\"}");
    }

    @Test
    void timestampsWithoutZone_takeTheGivenOne() throws IOException {
        String csv = "happened\n2001-01-31 12:00:00.5\n2001-01-31T12:00Z\n";
        assertThat(rows(csv, "+01:00"))
                .extracting(Row::event)
                .containsExactly(
                        "{\"happened\":\"2001-01-31 12:00:00.5+01:00\"}", "{\"happened\":\"2001-01-31T12:00Z\"}");
        assertThat(rows(csv, null).get(0).event()).isEqualTo("{\"happened\":\"2001-01-31 12:00:00.5\"}");
    }

    @Test
    void recordWithTooFewFields_isOneLineThatIngestRejects() throws IOException {
        List<Row> rows = rows("happened,name\n0,\"a\nb\"\n1\n2,c\n", null);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 5L);
        assertThat(rows.get(1).event()).isEqualTo("\"the header has 2 fields, the record 1: 1\"");
    }

    @Test
    void header_mustFitTheSource() {
        assertThatThrownBy(() -> rows("happened,nam\n", null))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("Did you mean 'name'?");
        assertThatThrownBy(() -> rows("name\n", null)).hasMessageContaining("no column happened");
        assertThatThrownBy(() -> rows("happened,happened\n", null)).isInstanceOf(DeliveryFailed.class);
    }

    @Test
    void gzipAndByteOrderMark_areSeenByTheirBytes() throws IOException {
        Path file = folder.resolve("events");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "\ufeff\n {\"happened\":0}\n\n{\"happened\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (InputFile input = new InputFile(file.toString())) {
            assertThat(input.looksLikeJson()).isTrue();
            NdjsonRows rows = new NdjsonRows(input.reader());
            assertThat(rows.next()).isEqualTo(new Row(2, " {\"happened\":0}"));
            assertThat(rows.next()).isEqualTo(new Row(4, "{\"happened\":1}"));
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void rowRanges_joinWhenTheyMeet() {
        RowRanges ranges = new RowRanges();
        ranges.add(10, 20);
        ranges.add(0, 5);
        assertThat(ranges.contains(4)).isTrue();
        assertThat(ranges.contains(5)).isFalse();
        ranges.add(5, 10);
        assertThat(ranges.list()).singleElement().isEqualTo(new long[] {0, 20});
        assertThat(ranges.size()).isEqualTo(20);
    }

    @Test
    void importState_isKeptUntilTheFileChangesOrIsFinished() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "happened\n0\n");
        ImportState first = ImportState.open(folder, file, "events", INGEST, false);
        first.acknowledged(0, 1000);
        first.acknowledged(2000, 3000);
        assertThat(ImportState.open(folder, file, "events", INGEST, false)
                        .done()
                        .list())
                .containsExactly(new long[] {0, 1000}, new long[] {2000, 3000});
        assertThat(ImportState.open(folder, file, "events", INGEST, true).done().size())
                .isZero();
        assertThat(ImportState.open(folder, file, "other", INGEST, false).done().size())
                .isZero();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(ImportState.open(folder, file, "events", INGEST, false)
                        .done()
                        .size())
                .isZero();
        first.finished();
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }
}
