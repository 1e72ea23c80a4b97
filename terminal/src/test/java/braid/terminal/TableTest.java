package braid.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void text_linesUpAndSetsNumbersAtTheRight() {
        Table table = new Table("page", "#views").row("/", 12345).row("/home", 7);

        assertThat(table.toText()).isEqualTo("""
                page   views
                /      12345
                /home      7
                """);
    }

    @Test
    void text_showsNoValueAsDashAndControlCharactersHarmlessly() {
        assertThat(new Table("a", "b").row(null, "x\u001b[2Jy\n").toText()).isEqualTo("a  b\n-  x\uFFFD[2Jy\uFFFD\n");
    }

    @Test
    void csv_quotesAsRfc4180Says() {
        Table table = new Table("a", "#b").row("x,\"y\"\nz", 1).row("", null);

        assertThat(table.toCsv()).isEqualTo("a,b\r\n\"x,\"\"y\"\"\nz\",1\r\n\"\",\r\n");
    }

    @Test
    void row_withAnotherNumberOfCells_isRefused() {
        assertThatThrownBy(() -> new Table("a").row(1, 2)).hasMessage("2 cells for 1 columns");
    }
}
