package braid.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementLinesTest {
    private final StatementLines statements = new StatementLines();

    @Test
    void lines_becomeOneStatement() {
        assertThat(statements.add("SELECT 1,")).isEmpty();
        assertThat(statements.add("  2;")).containsExactly("SELECT 1,\n  2");
        assertThat(statements.rest()).isEmpty();
    }

    @Test
    void severalStatementsInALine_areApart() {
        assertThat(statements.add("SELECT 1; ; SELECT 2; SELECT")).containsExactly("SELECT 1", "SELECT 2");
        assertThat(statements.rest()).isEqualTo("SELECT");
    }

    @Test
    void semicolonInQuotesOrComment_endsNothing() {
        assertThat(statements.add("SELECT ';', \"a;b\" -- c;'")).isEmpty();
        assertThat(statements.add(";")).containsExactly("SELECT ';', \"a;b\" -- c;'");
    }

    @Test
    void command_isALineByItself() {
        assertThat(statements.add(" \\d page_views ")).containsExactly("\\d page_views");
        assertThat(statements.add("SELECT")).isEmpty();
        assertThat(statements.add("\\d")).isEmpty();
    }

    @Test
    void textIsComplete_whenItsLastStatementIs() {
        assertThat(StatementLines.isComplete("SELECT 1")).isFalse();
        assertThat(StatementLines.isComplete("SELECT 1;")).isTrue();
        assertThat(StatementLines.isComplete("SELECT 1; SELECT 2;  ")).isTrue();
        assertThat(StatementLines.isComplete("SELECT 1; SELECT")).isFalse();
        assertThat(StatementLines.isComplete("SELECT ';")).isFalse();
        assertThat(StatementLines.isComplete("\\timing")).isTrue();
        assertThat(StatementLines.isComplete("quit")).isTrue();
        assertThat(StatementLines.isComplete("")).isTrue();
    }
}
