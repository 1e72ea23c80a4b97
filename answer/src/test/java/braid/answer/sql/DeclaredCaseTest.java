package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.parse.StatementText;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns with capitals are found in any letters, and come with their own. */
class DeclaredCaseTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("edits.sql", """
            CREATE TABLE edits ("eventTime" TIMESTAMP(3) NOT NULL, "userName" VARCHAR(20), "Date" DATE, n INTEGER);
            CREATE VIEW per_user AS SELECT "userName", "Date", COUNT(*) AS edits, MAX(n) AS "maxN" FROM edits GROUP BY "userName", "Date";
            CREATE VIEW per_name AS SELECT "userName" AS username, COUNT(*) AS n FROM edits GROUP BY "userName";
            """);

    private static List<String> columns(String sql) {
        return Planner.of(PIPELINE, StatementText.of(sql)).describe().columns().stream()
                .map(ResultColumn::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT "userName", "maxN" FROM per_user                                              | userName, maxN
            SELECT userName, MAXN FROM Per_User WHERE USERNAME = 'a' ORDER BY maxn               | userName, maxN
            SELECT "USERNAME", "Edits" FROM "PER_USER" GROUP BY "UserName", "EDITS"              | userName, edits
            SELECT p.username, date FROM edits.per_user AS p WHERE p.date > DATE '2024-01-01'    | userName, Date
            SELECT * FROM per_user                                                               | userName, Date, edits, maxN
            SELECT username, "username" FROM per_name                                            | username, username
            SELECT l.username, p."userName" FROM per_name l JOIN per_user p ON l.username = p."userName" | username, userName
            SELECT username AS "USERNAME" FROM (SELECT username FROM per_user)                   | USERNAME
            WITH x AS (SELECT "userName" AS "User" FROM per_user) SELECT "User" FROM x           | User
            SELECT "A", "a" FROM (SELECT edits AS "A", "maxN" AS "a" FROM per_user)              | A, a
            """)
    void name_isFoundInAnyLetters(String sql, String expected) {
        assertThat(String.join(", ", columns(sql))).isEqualTo(expected);
    }

    @Test
    void mistypedName_isAnsweredWithTheDeclaredOne() {
        assertThatThrownBy(() -> columns("SELECT userNam FROM per_user"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Did you mean 'userName'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT %s FROM spans",
                "SELECT spans.%s FROM spans.spans",
                "SELECT MAX(%s) FROM Spans WHERE 3 < %s"
            })
    void viewOfThePipelinesName_isFound_andColumnsThatAreWordsOfStatements(String sql) {
        for (String word : List.of("end", "at", "row", "all", "for", "case", "select", "group")) {
            Pipeline spans = PipelineCompiler.compile(
                    "spans.sql",
                    "CREATE TABLE edits (ts TIMESTAMP(3) NOT NULL, \"%1$s\" BIGINT); CREATE VIEW spans AS SELECT \"%1$s\", COUNT(*) AS n FROM edits GROUP BY \"%1$s\";"
                            .formatted(word));
            Planner quoted = Planner.of(spans, StatementText.of(sql.replace("%s", '"' + word + '"')));
            assertThat(quoted.describe().columns()).as(word).hasSize(1);
            try {
                Planner.of(spans, StatementText.of(sql.replace("%s", word))).describe();
            } catch (BadRequest e) {
                assertThat(e).hasMessageContaining("stands in double quotes here, \"" + word + "\".");
            }
        }
    }

    @Test
    void informationSchema_hasTheLetters() {
        assertThat(columns("SELECT column_name FROM information_schema.columns WHERE table_name = 'per_user'"))
                .containsExactly("column_name");
    }
}
