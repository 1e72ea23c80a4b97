package braid.tools.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.spelling.EventSpelling;
import braid.core.spelling.NumberSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.tools.client.DeliveryFailed;
import braid.tools.rows.CsvRows;
import braid.tools.rows.CsvSpelling;
import braid.tools.rows.JsonRows;
import braid.tools.rows.NdjsonRows;
import braid.tools.rows.Row;
import braid.tools.rows.Rows;
import braid.tools.send.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static List<Row> rows(String csv) throws IOException {
        return rows(csv, CsvSpelling.PLAIN);
    }

    private static List<Row> rows(String csv, CsvSpelling spelling) throws IOException {
        return all(new CsvRows(new BufferedReader(new StringReader(csv)), SOURCE, spelling, Set.of()));
    }

    private static CsvSpelling meaning(ValueSpelling values, boolean ignoreUnknown) {
        return new CsvSpelling(null, List.of(), 0, new EventSpelling(TimeSpelling.EXACT, values, ignoreUnknown));
    }

    private static ValueSpelling decimalComma() {
        return new ValueSpelling(NumberSpelling.of(",", null, List.of()), List.of(), List.of(), List.of());
    }

    private static ValueSpelling nulls(String... texts) {
        return new ValueSpelling(NumberSpelling.PLAIN, List.of(), List.of(), List.of(texts));
    }

    private static List<Row> all(Rows rows) throws IOException {
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static String event(String header, String record) throws IOException {
        return rows("happened," + header + "\n0," + record + "\n").get(0).event();
    }

    @Test
    void header_namesTheFieldsOfTheColumns() throws IOException {
        Source odd = PipelineCompiler.compile("odd.sql", """
                        CREATE TABLE odd ("eventTime" TIMESTAMP(3) NOT NULL FROM 'Date (UTC)', "userId" VARCHAR FROM 'user.id',
                          "isNew" BOOLEAN, likes INTEGER FROM 'like-count', tags VARCHAR FORMAT JSON) WITH (unknown = 'ignore');
                        CREATE VIEW counted AS SELECT COUNT(*) AS n FROM odd;
                        """).source("odd");
        String csv = "like-count;isNew;Date (UTC);other;user.id;tags\n7;true;2026-05-01;x;u1;[1]\n";
        assertThat(all(new CsvRows(new BufferedReader(new StringReader(csv)), odd, CsvSpelling.PLAIN, Set.of())))
                .extracting(Row::event)
                .containsExactly(
                        "{\"like-count\":7,\"isNew\":true,\"Date (UTC)\":\"2026-05-01\",\"user.id\":\"u1\",\"tags\":\"[1]\"}");
    }

    @Test
    void fields_areWrittenAsTheJsonOfTheirType() throws IOException {
        assertThat(event("n,amount,ok,born,name", "+007,-01.50,TRUE,2001-01-31,5"))
                .isEqualTo(
                        "{\"happened\":0,\"n\":7,\"amount\":-1.50,\"ok\":true,\"born\":\"2001-01-31\",\"name\":\"5\"}");
        assertThat(event("n", "1e3")).contains("\"n\":1e3");
        assertThat(event("n,ok", "abc,yes")).contains("\"n\":\"abc\",\"ok\":\"yes\"");
        assertThat(event("name", "\"a \"\"quoted\"\"\n\\ text\""))
                .contains("\"name\":\"a \\\"quoted\\\"\\n\\\\ text\"");
    }

    @Test
    void emptyField_isNullAndQuotedEmptyFieldIsText() throws IOException {
        assertThat(event("name,n", ",")).isEqualTo("{\"happened\":0}");
        assertThat(event("name,n", "\"\",")).isEqualTo("{\"happened\":0,\"name\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void delimiter_isTheOneWhoseHeaderNamesColumns(char delimiter) throws IOException {
        String csv =
                "\"happened\",name,n\n0,\"a;b,c\",7\n".replace(',', delimiter).replace("a;b" + delimiter, "a;b,");
        assertThat(rows(csv).get(0).event()).isEqualTo("{\"happened\":0,\"name\":\"a;b,c\",\"n\":7}");
    }

    @Test
    void commas_areDecimalSignsWhereSemicolonsSeparate_unlessTheyMayBeThousands() throws IOException {
        assertThat(rows("happened;amount;n\n0;1,50;\n0;-,5;\n0;1,500;\n0;1.5;\n0;1.500,25;\n"))
                .extracting(Row::event)
                .containsExactly(
                        "{\"happened\":0,\"amount\":1.50}",
                        "{\"happened\":0,\"amount\":-0.5}",
                        "{\"happened\":0,\"amount\":\"1,500\"}",
                        "{\"happened\":0,\"amount\":1.5}",
                        "{\"happened\":0,\"amount\":\"1.500,25\"}");
        assertThat(rows("happened;amount\n0;1,500\n0;1.5\n", meaning(decimalComma(), false)))
                .extracting(Row::event)
                .containsExactly("{\"happened\":0,\"amount\":1.500}", "{\"happened\":0,\"amount\":\"1.5\"}");
        assertThat(event("amount", "\"1,5\"")).contains("\"amount\":\"1,5\"");
    }

    @Test
    void numbers_areThoseOfStatisticsPackagesToo() throws IOException {
        assertThat(event("n,amount", "+5,.097")).isEqualTo("{\"happened\":0,\"n\":5,\"amount\":0.097}");
        assertThat(event("n,amount", "00,-1.")).isEqualTo("{\"happened\":0,\"n\":0,\"amount\":-1}");
        assertThat(event("amount", "+.5e-1")).isEqualTo("{\"happened\":0,\"amount\":0.5e-1}");
        assertThat(event("amount,n", ".,NA")).isEqualTo("{\"happened\":0,\"amount\":\".\",\"n\":\"NA\"}");
    }

    @Test
    void missingValues_areNull() throws IOException {
        assertThat(event("name,n,ok", "\"\",\"\", ")).isEqualTo("{\"happened\":0,\"name\":\"\"}");
        assertThat(rows("happened,name,n\n0,NA,NA\n0,-,7\n", meaning(nulls("NA", "-"), false)))
                .extracting(Row::event)
                .containsExactly("{\"happened\":0}", "{\"happened\":0,\"n\":7}");
    }

    @Test
    void unknownColumns_arePassedOverWhereThatIsAsked() throws IOException {
        assertThatThrownBy(() -> rows("happened,tags\n0,x\n")).hasMessageContaining("--ignore-unknown");
        assertThat(rows("tags,happened,n,more\nx,0,1,y\n", meaning(ValueSpelling.EXACT, true)))
                .extracting(Row::event)
                .containsExactly("{\"happened\":0,\"n\":1}");
    }

    /** It would not fit what is looked at. */
    @Test
    void veryLongFirstLine_isReadAsItIs() throws IOException {
        String line = "{\"happened\":0,\"name\":\"" + "x".repeat(200_000) + "\"}";
        Path file = Files.writeString(folder.resolve("long.ndjson"), "\n" + line + "\n");
        try (InputFile input = new InputFile(file.toString(), StandardCharsets.UTF_8)) {
            assertThat(input.first()).isEqualTo('{');
            assertThat(input.isJsonOverLines()).isFalse();
            assertThat(new NdjsonRows(input.reader()).next()).isEqualTo(new Row(2, line));
        }
    }

    @Test
    void jsonOverLines_andArrays_keepTheirDigits() throws IOException {
        String one = "{\"happened\":0,\"n\":9007199254740993,\"amount\":1.10,\"name\":\"\\u00e9\"}";
        String other = "{\"happened\":1,\"tags\":[1,{\"a\":2}]}";
        for (String file : List.of(
                "[" + one + ",\n" + other + "]",
                "{\n" + one.substring(1) + "\n" + other,
                "[\n" + one + "," + other + "\n]\n")) {
            assertThat(all(new JsonRows(new BufferedReader(new StringReader(file)), null)))
                    .extracting(Row::event)
                    .containsExactly(one.replace("\\u00e9", "\u00e9"), other);
        }
        assertThatThrownBy(
                        () -> all(new JsonRows(new BufferedReader(new StringReader("[{\"a\":1},\n{\"a\" 2}]")), null)))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("line 2, column 6");
    }

    @Test
    void times_areNumbersOrTextsAsTheyStand() throws IOException {
        String csv = "happened\n2001-01-31 12:00:00.5\n1709287200.633\n 1709287200000 \n2024-03-01\n";
        assertThat(rows(csv))
                .extracting(Row::event)
                .containsExactly(
                        "{\"happened\":\"2001-01-31 12:00:00.5\"}",
                        "{\"happened\":1709287200.633}",
                        "{\"happened\":1709287200000}",
                        "{\"happened\":\"2024-03-01\"}");
    }

    @Test
    void recordWithTooFewFields_isOneLineThatIngestRejects() throws IOException {
        List<Row> rows = rows("happened,name\n0,\"a\nb\"\n1\n2,c\n");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 5L);
        assertThat(rows.get(1).event()).isEqualTo("\"the header has 2 fields, the record 1: 1\"");
    }

    @Test
    void header_mustFitTheSource() {
        assertThatThrownBy(() -> rows("happened,nam\n"))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("Did you mean 'name'?");
        assertThatThrownBy(() -> rows("name\n")).hasMessageContaining("no column happened");
        assertThatThrownBy(() -> rows("happened,happened\n")).isInstanceOf(DeliveryFailed.class);
    }

    @Test
    void gzipAndByteOrderMark_areSeenByTheirBytes() throws IOException {
        Path file = folder.resolve("events");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\ufeff\n {\"happened\":0}\n\n{\"happened\":1}".getBytes(StandardCharsets.UTF_8));
        }
        try (InputFile input = new InputFile(file.toString(), StandardCharsets.UTF_8)) {
            assertThat(input.first()).isEqualTo('{');
            assertThat(input.isJsonOverLines()).isFalse();
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

    private Identity identity(Path file, Source source, String topicId, String options) throws IOException {
        Identity one = Identity.of(file, source, INGEST, topicId, "");
        return new Identity(
                one.file(), one.source(), one.url(), one.topicId(), one.content(), one.definition(), options);
    }

    @Test
    void importState_isKeptUntilTheFileIsFinished() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "happened\n0\n");
        Identity identity = identity(file, SOURCE, "log-1", "");
        ImportState first = ImportState.open(folder, identity, false);
        first.sending(0, 1000);
        first.sending(1000, 2000);
        first.sending(2000, 3000);
        first.sending(3000, 4000);
        first.acknowledged(0, 1000);
        first.acknowledged(2000, 3000);
        first.notDelivered(3000, 4000);
        assertThat(first.underWay()).isEqualTo(1000);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        ImportState second = ImportState.open(folder, identity(file, SOURCE, "log-1", ""), false);
        assertThat(second.done().list()).containsExactly(new long[] {0, 1000}, new long[] {2000, 3000});
        assertThat(second.leftUnderWay()).isEqualTo(1000);
        assertThat(second.passedOver()).isNull();
        assertThat(ImportState.open(folder, identity, true).done().size()).isZero();
        second.finished();
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }

    @Test
    void importState_ofAnotherLogFileSourceOrReading_isWorthNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "happened\n0\n");
        FileTime time = Files.getLastModifiedTime(file);
        ImportState.open(folder, identity(file, SOURCE, "log-1", ""), false).acknowledged(0, 1000);
        Source wider = new Source(
                SOURCE.name(), SOURCE.columns().subList(0, SOURCE.columns().size() - 1), SOURCE.primaryKey());
        worthNothing(identity(file, SOURCE, "log-2", ""), "into another log");
        worthNothing(identity(file, wider, "log-1", ""), "source events is declared otherwise now");
        worthNothing(identity(file, SOURCE, "log-1", "zone=Z"), "with other options");
        Files.writeString(file, "happened\n1\n");
        Files.setLastModifiedTime(file, time);
        worthNothing(identity(file, SOURCE, "log-1", ""), "the file has changed since");
    }

    private void worthNothing(Identity identity, String why) throws IOException {
        ImportState state = ImportState.open(folder, identity, false);
        assertThat(state.done().size()).isZero();
        assertThat(state.leftUnderWay()).isZero();
        assertThat(state.passedOver()).contains("after 1,000 rows").contains(why);
    }
}
