package braid.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {
    private final Statements statements = new Statements();

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
        assertThat(Statements.isComplete("SELECT 1")).isFalse();
        assertThat(Statements.isComplete("SELECT 1;")).isTrue();
        assertThat(Statements.isComplete("SELECT 1; SELECT 2;  ")).isTrue();
        assertThat(Statements.isComplete("SELECT 1; SELECT")).isFalse();
        assertThat(Statements.isComplete("SELECT ';")).isFalse();
        assertThat(Statements.isComplete("\\timing")).isTrue();
        assertThat(Statements.isComplete("quit")).isTrue();
        assertThat(Statements.isComplete("")).isTrue();
    }
}
