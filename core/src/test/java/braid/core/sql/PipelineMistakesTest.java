package braid.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that does not fit is answered with line, column and the nearest right thing, in words of the file, whatever is wrong with it. */
class PipelineMistakesTest {
    private static final String TABLE = "CREATE TABLE ev (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20), t2 TIMESTAMP(3));\n";
    private static final String TUMBLE =
            "SELECT k, window_start, window_end, COUNT(*) AS n FROM TABLE(TUMBLE(%s)) GROUP BY k,"
                    + " window_start, window_end;";

    private static Pipeline compile(String view) {
        return PipelineCompiler.compile("p.sql", TABLE + "CREATE VIEW v AS\n" + view);
    }

    @Test
    void namedArguments_areThoseOfTheOrder() {
        String named = "SIZE => INTERVAL '1' DAY, DATA => TABLE ev, TIMECOL => DESCRIPTOR(ts)";
        String ordered = "TABLE ev, DESCRIPTOR(ts), INTERVAL '1' DAY";
        assertThat(compile(TUMBLE.formatted(named)).view("v"))
                .hasToString(compile(TUMBLE.formatted(ordered)).view("v").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT e.k, COUNT(*) AS n FROM ev AS e GROUP BY e.k;",
                "SELECT e.k, COUNT(*) AS n FROM ev e GROUP BY k;",
                "SELECT ev.k, COUNT(*) AS n FROM ev GROUP BY k;"
            })
    void aliasOfTheSource_isItsName(String view) {
        assertThat(compile(view).view("v"))
                .hasToString(compile("SELECT k, COUNT(*) AS n FROM ev GROUP BY k;")
                        .view("v")
                        .toString());
    }

    @Test
    void byteOrderMarkAndCarriageReturns_areNoMistakes() {
        String text = "\ufeff"
                + (TABLE + "CREATE VIEW v AS SELECT k, COUNT(*) AS n FROM ev GROUP BY k;\n").replace("\n", "\r\n");
        assertThat(PipelineCompiler.compile("p.sql", text).views()).hasSize(1);
    }

    @Test
    void nameOfTheFile_isWhatTheStoresTake() {
        String text = TABLE + "CREATE VIEW v AS SELECT k, COUNT(*) AS n FROM ev GROUP BY k;";
        assertThat(PipelineCompiler.compile("North-and South.sql", text).name()).isEqualTo("north_and_south");
        assertThatThrownBy(() -> PipelineCompiler.compile("x".repeat(25) + ".sql", text))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining("24 characters at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", "  \r\n\t", "-- nothing yet\n", "/* nothing */ ;"})
    void emptyFile_isSaidToBeEmpty(String text) {
        assertThatThrownBy(() -> PipelineCompiler.compile("p.sql", text))
                .hasMessageStartingWith("p.sql:1:1: The file is empty.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT k, CONUT(*) AS n FROM ev GROUP BY k;                                    | 3:11: There is no function CONUT here. Did you mean COUNT?
            SELECT IFNULL(k, 'x') AS k, COUNT(*) AS n FROM ev GROUP BY IFNULL(k, 'x');      | 3:8: There is no function IFNULL here. Write COALESCE(a, b).
            SELECT k, SUM(TIMESTAMPDIFF(SECOND, t2, ts)) AS s FROM ev GROUP BY k;           | 3:15: The time between two columns
            SELECT k, SUM(CHAR_LENGTH(kk)) AS s FROM ev GROUP BY k;                         | 3:27: Column 'kk' is not in the source. Did you mean 'k'?
            SELECT x.k, COUNT(*) AS n FROM ev AS e GROUP BY x.k;                            | There is no source 'x' in this view.
            SELEC k, COUNT(*) AS n FROM ev GROUP BY k;                                      | 3:1: 'SELEC' cannot stand here. Did you mean SELECT?
            SELECT k, COUNT(*) AS n FORM ev GROUP BY k;                                     | 3:25: 'FORM' cannot stand here. Did you mean FROM?
            SELECT 'k, COUNT(*) AS n FROM ev GROUP BY k;                                    | 3:8: The text that begins here is not closed: a
            SELECT k, SUM(k) AS n FROM ev GROUP BY k;                                       | There is no sum of VARCHAR(20); SUM takes INTEGER
            SELECT k, COUNT(*) AS n FROM ev GROUP BY k, FLOOR(ts TO DAYS);                  | 'days' is no unit of time.
            SELECT k, COUNT(*) AS n                                                         | A view needs FROM and a source.
            SELECT k, SUM(ts - t2) AS s FROM ev GROUP BY k;                                 | 3:15: The time between two columns is no value that all engines compute alike. Send it as a column of the event (BIGINT, in seconds or milliseconds)
            SELECT k, AVG(DATEDIFF('second', t2, ts)) AS s FROM ev GROUP BY k;              | 3:15: The time between two columns
            SELECT k, MAX(CAST(ts AS DATE) - CAST(t2 AS DATE)) AS s FROM ev GROUP BY k;     | 3:15: The time between two columns
            SELECT k, COUNT(*) AS n FROM ev GROUP BY 3;                                     | 'k' is neither in GROUP BY nor in an aggregate.
            """)
    void mistake_namesItsPlaceAndTheNearestRightThing(String view, String expected) {
        assertThatThrownBy(() -> compile(view)).isInstanceOf(SqlMistake.class).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TABLE ev, DESCRIPTOR(ts), INTERVAL '1' DAY, INTERVAL '8' HOUR      | TUMBLE has no offset here
            DATA => TABLE ev, TIMECOL => DESCRIPTOR(ts), SIZE => INTERVAL '1' DAY, OFFSET => INTERVAL '8' HOUR | TUMBLE has no offset here
            ev, DESCRIPTOR(ts), INTERVAL '1' DAY                               | A source stands behind TABLE here: TABLE ev.
            TABLE ev, DESCRIPTOR(ts)                                           | TUMBLE takes a source, the column of event time and a size
            TABLE ev, ts, INTERVAL '1' DAY                                     | DESCRIPTOR(event_time)
            TABLE ev, DESCRIPTOR(ev.ts), INTERVAL '1' DAY                      | names one column of event time
            DATA => TABLE ev, TIMECL => DESCRIPTOR(ts), SIZE => INTERVAL '1' DAY | no argument 'timecl'. Did you mean 'TIMECOL'?
            DATA => TABLE ev, TIMECOL => DESCRIPTOR(ts)                        | The argument SIZE => is missing.
            DATA => TABLE ev, DESCRIPTOR(ts), INTERVAL '1' DAY                 | Either all arguments have names
            TABLE ev, DESCRIPTOR(ts), INTERVAL ' ' DAY                         | A window's size is an interval
            """)
    void windowThatDoesNotFit_isAnsweredWithTheShape(String arguments, String expected) {
        assertThatThrownBy(() -> compile(TUMBLE.formatted(arguments)))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining(expected);
    }

    @Test
    void mistypedWindow_isAnsweredWithItsName() {
        assertThatThrownBy(() -> compile(TUMBLE.formatted("TABLE ev, DESCRIPTOR(ts), INTERVAL '1' DAY")
                        .replace("TUMBLE(", "TUMBEL(")))
                .hasMessageContaining("TUMBEL is no window here. Did you mean TUMBLE?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            k TEXT                                                       | p.sql:1:45: Column 'k' has type TEXT; a source's columns are VARCHAR, VARCHAR(n), BOOLEAN, INTEGER, BIGINT, DECIMAL(p,s), DOUBLE, DATE and TIMESTAMP(3). Write VARCHAR(n).
            k DATETIME                                                   | p.sql:1:45: There is no type 'DATETIME' here. Write TIMESTAMP(3).
            k NVARCHAR(9)                                                | p.sql:1:53: There is no type 'NVARCHAR' here. Write VARCHAR(n).
            k VRCHAR(9)                                                  | Did you mean VARCHAR?
            k JSON                                                       | Write VARCHAR(n) FORMAT JSON.
            k VARCHAR(9) PRIMARY KEY                                     | p.sql:1:56: 'PRIMARY' cannot stand here: the key stands behind the columns, as PRIMARY KEY (column).
            k VARCHAR(9), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND   | p.sql:1:57: A source has no WATERMARK
            """)
    void declarationOfAnotherSystem_isAnsweredWithThatOfThisOne(String column, String expected) {
        String table = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, " + column + ");";
        assertThatThrownBy(() -> PipelineCompiler.compile("p.sql", table)).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE t (~  a INTEGER,~  b INTEGER, -- the last~);          | p.sql:3:12: This comma is one too many: nothing of the list stands between it and the ) behind it. Leave it out.
            CREATE TABLE t (a INTEGER, b VARCHAR FORMAT JSON,);                    | p.sql:1:49: This comma is one too many
            CREATE TABLE t (a INTEGER,, b INTEGER);                                | p.sql:1:26: This comma is one too many: nothing of the list stands between it and the , behind it.
            CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a,));                 | p.sql:1:51: This comma is one too many
            CREATE TABLE t (a INTEGER);~CREATE VIEW v AS SELECT a,~FROM t;       | p.sql:2:26: This comma is one too many: nothing of the list stands between it and the FROM behind it.
            CREATE TABLE t (a INTEGER);~CREATE VIEW v AS SELECT a FROM t GROUP BY a,; | p.sql:2:44: This comma is one too many: nothing of the list stands between it and the ; behind it.
            """)
    void commaBehindTheLastOfAList_isShown(String text, String expected) {
        assertThatThrownBy(() -> PipelineCompiler.compile("p.sql", text.replace('~', '\n')))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "end", "order", "row", "all", "for", "any"})
    void columnThatIsAWordOfStatements_isTakenAsDescriptor_andNeedsQuotesElsewhere(String word) {
        String file = "CREATE TABLE t (id BIGINT NOT NULL, %1$s TIMESTAMP(3) NOT NULL, PRIMARY KEY (id));\n"
                + "CREATE VIEW v AS SELECT id, COUNT(*), MAX(%2$s) AS last, window_start, window_end FROM"
                + " TABLE(TUMBLE(TABLE t, DESCRIPTOR(%1$s), INTERVAL '1' HOUR)) GROUP BY id, window_start, window_end;";
        assertThatThrownBy(() -> PipelineCompiler.compile("p.sql", file.formatted(word, word)))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining("p.sql:2:43: '" + word + "' is a word that statements are made of: "
                        + "the column of that name stands in double quotes here, \"" + word + "\".");
        assertThat(PipelineCompiler.compile(
                                "p.sql", file.formatted(word, '"' + word + '"').replace("COUNT(*)", "COUNT(*) AS n"))
                        .view("v"))
                .isNotNull();
    }

    @Test
    void declarationThatIsNotClosed_isSaidWhereItGoesWrong() {
        assertThatThrownBy(() -> PipelineCompiler.compile(
                        "p.sql",
                        "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL;\nCREATE VIEW v AS SELECT COUNT(*) AS n FROM t;"))
                .hasMessageContaining("p.sql:1:41: ';' cannot stand here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT UPPER(k) AS name, COUNT(*) AS n FROM ev GROUP BY 1;",
                "SELECT UPPER(k) AS name, COUNT(*) AS n FROM ev GROUP BY NAME;",
            })
    void placeAndAlias_inGroupBy_areTheirExpression(String view) {
        assertThat(compile(view).view("v"))
                .hasToString(compile("SELECT UPPER(k) AS name, COUNT(*) AS n FROM ev GROUP BY UPPER(k);")
                        .view("v")
                        .toString());
    }

    /** Pipelines of this project with one or two of their words taken out, doubled, or put in from elsewhere. */
    @Test
    void generatedMistakes_areAnsweredInWordsOfTheFile() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> shipped = Files.list(Path.of("..", "pipelines"))) {
            for (Path file : shipped.sorted().toList()) {
                files.add(Files.readString(file));
            }
        }
        Random random = new Random(20_010_101);
        for (int i = 0; i < 300; i++) {
            String text = spoiled(files.get(random.nextInt(files.size())), random);
            try {
                PipelineCompiler.compile("p.sql", text);
            } catch (SqlMistake mistake) {
                assertThat(mistake.line()).isPositive();
                assertThat(mistake.column()).isPositive();
                assertThat(mistake.getMessage())
                        .doesNotContain(
                                "Encountered", "encountered", "Exception", "Index", "null", "Lexical", "org.apache");
            } catch (RuntimeException | AssertionError e) {
                fail("Seed 20010101, file " + i + ":\n" + text, e);
            }
        }
    }

    private static String spoiled(String text, Random random) {
        String[] strangers = {
            "(",
            ")",
            ",",
            "=>",
            "'",
            "NULL",
            "a.b.c",
            "OVER",
            "SELECT",
            "DATE '2020-13-01'",
            "1e400",
            "ROW(1)",
            "?",
            "TABLE"
        };
        List<String> words = new ArrayList<>(List.of(text.split("(?<=\\W)|(?=\\W)")));
        for (int i = 0; i <= random.nextInt(2); i++) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.remove(at);
                case 1 -> words.set(at, " " + strangers[random.nextInt(strangers.length)] + " ");
                default -> words.set(at, words.get(random.nextInt(words.size())));
            }
        }
        return String.join("", words);
    }
}
