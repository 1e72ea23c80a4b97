package braid.tools.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.spelling.EventSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.tools.client.DeliveryFailed;
import braid.tools.rows.Row;
import braid.tools.rows.Rows;
import braid.tools.send.FileOptions;
import braid.tools.send.InputFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a file is laid out, as the options of {@code braid send} say it. */
class FileLayoutTest {
    private static final Source SOURCE = PipelineCompiler.compile("p.sql", """
                    CREATE TABLE readings (at TIMESTAMP(3) NOT NULL FROM ('Date', 'Time'), station VARCHAR(9) NOT NULL, n INTEGER, "Date" VARCHAR(10));
                    CREATE VIEW v AS SELECT COUNT(*) AS n FROM readings;
                    """).source("readings");

    @TempDir
    private Path folder;

    @Command
    private static final class Options {
        @Mixin
        private FileOptions layout;
    }

    private List<Row> rows(String text, boolean ignoreUnknown, String... options) throws IOException {
        return rows(text, Charset.forName("UTF-8"), ignoreUnknown, options);
    }

    private List<Row> rows(String text, Charset written, boolean ignoreUnknown, String... options) throws IOException {
        FileOptions layout = CommandLine.populateCommand(new Options(), options).layout;
        Path file = Files.writeString(folder.resolve("file"), text, written);
        EventSpelling spelling = new EventSpelling(TimeSpelling.EXACT, ValueSpelling.EXACT, ignoreUnknown);
        List<Row> all = new ArrayList<>();
        try (InputFile input = new InputFile(file.toString(), layout.encoding())) {
            Rows rows = layout.rows(input, SOURCE, spelling);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private List<String> events(String text, String... options) throws IOException {
        return rows(text, false, options).stream().map(Row::event).toList();
    }

    @Test
    void fieldsThatFillAColumnTogether_areWrittenAsTheyStand() throws IOException {
        assertThat(events("n,Time,Date,station\n007,09.00.00,01/02/2004,x\n"))
                .containsExactly("{\"n\":7,\"Time\":\"09.00.00\",\"Date\":\"01/02/2004\",\"station\":\"x\"}");
        assertThatThrownBy(() -> events("Date,station\n"))
                .hasMessageContaining("The file has no column Time, which is NOT NULL");
    }

    @Test
    void columnsWithoutAName_orOfOneName_arePassedOverWhereThatIsAsked() throws IOException {
        String csv = "Date;Time;station;a;a;;\n1;2;x;3;4;;\n";
        assertThat(rows(csv, true))
                .extracting(Row::event)
                .containsExactly("{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"x\"}");
        assertThatThrownBy(() -> events(",Date,Time,station\n"))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining(
                        "The 1. column of the file has no name. With --ignore-unknown such columns are passed over.");
        assertThatThrownBy(() -> rows("Date,Time,station,Time\n", true))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("The header names 'Time' twice");
    }

    @Test
    void header_isGivenWhereTheFileHasNone() throws IOException {
        assertThat(rows("1\t2\tx\t5\n3\t4\ty\t6\n", false, "--header", "Date,Time,station,n"))
                .containsExactly(
                        new Row(1, "{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"x\",\"n\":5}"),
                        new Row(2, "{\"Date\":\"3\",\"Time\":\"4\",\"station\":\"y\",\"n\":6}"));
        assertThat(events("1|2|9|x|5\n", "--header", "Date,Time,,station,"))
                .containsExactly("{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"x\"}");
        assertThatThrownBy(() -> events("1,2,x,5\n")).hasMessageContaining("name its fields with --header");
    }

    @Test
    void linesBeforeTheHeader_arePassedOver() throws IOException {
        assertThat(rows("Station x, daily\n\"not, \"closed\nDate,Time,station\n1,2,x\n", false, "--skip", "2"))
                .containsExactly(new Row(4, "{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"x\"}"));
    }

    @Test
    void constants_areInEveryRow() throws IOException {
        assertThat(events("Date,Time\n1,2\n", "--set", "station=KCLT", "--set", "n=007"))
                .containsExactly("{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"KCLT\",\"n\":7}");
        assertThat(events("{\"n\":1}\n {} \nnot JSON\n", "--set", "station=a \"b\""))
                .containsExactly(
                        "{\"n\":1,\"station\":\"a \\\"b\\\"\"}",
                        "{ \"station\":\"a \\\"b\\\"\"}".replace(" \"s", "\"s"),
                        "not JSON");
        assertThatThrownBy(() -> events("Date,Time\n", "--set", "staton=x"))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining(
                        "--set names the field 'staton', which source readings does not have. Did you mean 'station'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
    void text_isReadInTheEncodingThatIsSaid(String encoding) throws IOException {
        assertThat(rows("Date,Time,station\n1,2,Köln\n", Charset.forName(encoding), false, "--encoding", encoding))
                .extracting(Row::event)
                .containsExactly("{\"Date\":\"1\",\"Time\":\"2\",\"station\":\"Köln\"}");
    }

    /** The second is longer than what is looked at when the file is opened. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20_000})
    void textOfAnotherEncoding_isToldApart(int rows) {
        String text = "Date,Time,station\n" + "1,2,abc\n".repeat(rows) + "1,2,K\u00f6ln\n";
        assertThatThrownBy(() -> rows(text, Charset.forName("windows-1252"), false))
                .isInstanceOfAny(DeliveryFailed.class, java.nio.charset.CharacterCodingException.class);
    }

    @Test
    void records_areTheArrayThatIsNamed() throws IOException {
        String json =
                "{\"meta\":{\"n\":[1]},\"response\":{\"count\":2,\"items\":[{\"n\":1.50},\n{\"n\":2}],\"next\":[{}]},\"end\":1}";
        assertThat(rows(json, false, "--records", "response.items"))
                .containsExactly(new Row(1, "{\"n\":1.50}"), new Row(2, "{\"n\":2}"));
        assertThat(rows("{\"items\":[]}", false, "--records", "items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"items":{"n":1}}      | items
            {"other":[{}]}         | items
            [{"items":[]}]         | items
            {"a":[{"items":[]}]}   | a.items
            """)
    void recordsThatAreNoArray_areMissed(String json, String records) {
        assertThatThrownBy(() -> rows(json, false, "--records", records))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("with an array '" + records + "' in it: --records names");
    }
}
