package braid.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.mistake.SqlMistake;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineCompilerTest {
    private static final String TABLE = """
            CREATE TABLE t (id VARCHAR NOT NULL, ts TIMESTAMP(3) NOT NULL, page VARCHAR, n INTEGER, m BIGINT, d DECIMAL(12,2), x DOUBLE);
            """;
    private static final String TUMBLE = "FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) ";

    static Stream<Path> pipelines() throws IOException {
        return Files.list(Path.of("..", "pipelines")).sorted();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void everyPipelineOfTheProject_compiles(Path file) throws IOException {
        assertThat(PipelineCompiler.compile(file).views()).isNotEmpty();
    }

    @Test
    void view_hasTypedKeysMeasuresAndWindow() throws IOException {
        Pipeline clicks = PipelineCompiler.compile(Path.of("..", "pipelines", "clicks.sql"));
        View view = clicks.view("page_views");
        assertThat(clicks.name()).isEqualTo("clicks");
        assertThat(clicks.source("clicks").primaryKey()).containsExactly("event_id");
        assertThat(view.window().size()).isEqualTo(Duration.ofMinutes(1));
        assertThat(view.window().visible()).isTrue();
        assertThat(view.keys())
                .extracting(k -> k.name() + " " + k.type().kind())
                .containsExactly("page VARCHAR");
        assertThat(view.measures())
                .extracting(m -> m.name() + " " + m.aggregate().sql() + " " + m.type())
                .containsExactly(
                        "views COUNT BIGINT",
                        "visitors APPROX_COUNT_DISTINCT BIGINT",
                        "revenue SUM DECIMAL(38,2)",
                        "landings COUNT BIGINT");
        assertThat(view.accumulatorColumns())
                .extracting(c -> c.name())
                .containsExactly("views", "visitors__sketch", "revenue", "landings");
    }

    @Test
    void viewWithoutWindow_isKeptPerDayAndHidden() throws IOException {
        View view = PipelineCompiler.compile(Path.of("..", "pipelines", "clicks.sql"))
                .view("product_ranking");
        assertThat(view.window().visible()).isFalse();
        assertThat(view.window().size()).isEqualTo(Duration.ofDays(1));
        assertThat(view.columns()).doesNotContain("window_start");
    }

    @Test
    void arithmetic_isTypedByDigitsSoThatItCannotOverflow() {
        View view = compile(
                        "SELECT page, window_start, window_end, SUM(n + m) AS a, MAX(m * n) AS b, MIN(-d) AS c, MAX(x * n) AS e "
                                + TUMBLE + "GROUP BY page, window_start, window_end")
                .view("v");
        assertThat(view.measure("a").type()).isEqualTo(DataType.decimal(38, 0));
        assertThat(view.measure("b").type()).isEqualTo(DataType.decimal(29, 0));
        assertThat(view.measure("c").type()).isEqualTo(DataType.decimal(13, 2));
        assertThat(view.measure("e").type()).isEqualTo(DataType.DOUBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT pge, COUNT(*) AS c FROM t GROUP BY pge | Did you mean 'page'",
                "SELECT page, COUNT(*) AS c FROM tt GROUP BY page | Did you mean 't'?",
                "SELECT page, COUNT(DISTINCT id) AS c FROM t GROUP BY page | APPROX_COUNT_DISTINCT",
                "SELECT page, COUNT(*) AS c FROM t, t AS u GROUP BY page | A join cannot be merged",
                "SELECT page, COUNT(*) AS c FROM TABLE(SESSION(TABLE t, DESCRIPTOR(ts), DESCRIPTOR(page), INTERVAL '1' MINUTE)) GROUP BY page | SESSION windows cannot be merged",
                "SELECT page, COUNT(*) AS c FROM t GROUP BY page HAVING COUNT(*) > 1 | HAVING cannot be kept",
                "SELECT page, COUNT(*) AS c FROM t GROUP BY page ORDER BY c | order and limit when reading",
                "SELECT page, SUM(n) / COUNT(*) AS c FROM t GROUP BY page | combine them when",
                "SELECT page, SUM(n) FROM t GROUP BY page | Name this column with AS",
                "SELECT COUNT(*) AS c FROM t GROUP BY page | Select it",
                "SELECT page FROM t GROUP BY page | no aggregate",
                "SELECT page, SUM(page) AS c FROM t GROUP BY page | There is no sum of VARCHAR",
                "SELECT page, SUM(n / 2) AS c FROM t GROUP BY page | CAST(a AS DOUBLE)",
                "SELECT page, SUM(x / n) AS c FROM t GROUP BY page | NULLIF(b, 0)",
                "SELECT page, COUNT(*) AS c FROM t WHERE page > 'a' GROUP BY page | order text differently",
                "SELECT page, MAX(m * m * m) AS c FROM t GROUP BY page | 57 digits",
                "SELECT x, COUNT(*) AS c FROM t GROUP BY x | equality of such values",
                "SELECT page, MAX(EXTRACT(DOW FROM ts)) AS c FROM t GROUP BY page | Engines disagree about DOW",
                "SELECT page, MAX(EXTRACT(EPOCH FROM ts)) AS c FROM t GROUP BY page | Engines disagree about EPOCH",
                "SELECT page, MAX(FLOOR(ts TO CENTURY)) AS c FROM t GROUP BY page | Engines disagree about CENTURY",
                "SELECT page, MAX(TRIM(BOTH 'ab' FROM page)) AS c FROM t GROUP BY page | one character",
                "SELECT page, STDDEV(n) AS c FROM t GROUP BY page | Keep SUM(x)",
                "SELECT page, COUNT(*) AS c FROM (SELECT * FROM t) GROUP BY page | A sub-query cannot",
                "SELEC page FROM t | Did you mean SELECT?",
            })
    void mistake_isAnsweredWithTheReasonAndTheAlternative(String query, String expected) {
        assertThatThrownBy(() -> compile(query))
                .isInstanceOf(SqlMistake.class)
                .hasMessageStartingWith("v.sql:")
                .hasMessageContaining(expected);
    }

    @Test
    void mistake_namesLineAndColumn() {
        String text = TABLE + "CREATE VIEW v AS\nSELECT page,\n       SUM(nn) AS c\nFROM t GROUP BY page;\n";
        assertThatThrownBy(() -> PipelineCompiler.compile("v.sql", text)).hasMessageStartingWith("v.sql:4:12: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (a VARCHAR2 NOT NULL) | Did you mean VARCHAR?",
                "CREATE TABLE t (a TIMESTAMP(6) NOT NULL) | --cut-to-millis",
                "CREATE TABLE t (a TIMESTAMP(0) NOT NULL) | which holds coarser times as well",
                "CREATE TABLE t (a TIMESTAMP(3) WITH TIME ZONE NOT NULL) | is a moment already",
                "CREATE TABLE t (a VARCHAR(2) DEFAULT 'XX') | v.sql:1:38: DEFAULT is not kept",
                "CREATE TABLE t (a INTEGER NOT NULL DEFAULT 1) | Leave DEFAULT out, and NOT NULL too, and say in the view what NULL stands for: COALESCE(a, 1)",
                "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL) | compute it in the view",
                "CREATE TABLE t (a INTEGER, b INTEGER AS (a + 1) STORED) | compute it in the view",
                "CREATE TABLE t (a INTEGER, CHECK (a > 0)) | v.sql:1:28: CHECK is not kept",
                "CREATE TABLE t (a INTEGER CHECK (a > 0)) | CHECK",
                "CREATE TABLE t (a INTEGER, UNIQUE (a)) | at most a PRIMARY KEY; this is UNIQUE",
                "CREATE TABLE t (a INTEGER UNIQUE) | UNIQUE",
                "CREATE TABLE t (a VARCHAR COLLATE de) | COLLATE",
                "CREATE TABLE t (a VARCHAR(5) CHARACTER SET latin1) | CHARACTER SET",
                "CREATE TABLE t (a INTEGER COMMENT 'x') | COMMENT",
                "CREATE TABLE t (a INTEGER) WITH ('a' = 'b') | WITH",
                "CREATE TABLE t (a TIMESTAMP(3), WATERMARK FOR a AS a) | A source has no WATERMARK",
                "CREATE TABLE t (a) | column 'a' has no type",
                "CREATE TABLE IF NOT EXISTS t (a INTEGER) | IF NOT EXISTS has no effect",
                "CREATE OR REPLACE TABLE t (a INTEGER) | OR REPLACE has no effect",
                "CREATE TABLE s.t (a INTEGER) | has a schema",
                "CREATE TABLE t (a INTEGER) AS SELECT 1 | holds the events that are sent to it",
                "CREATE TABLE t (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a), PRIMARY KEY (b)) | two PRIMARY KEYs",
                "CREATE TABLE t (a INTEGER NOT NULL, PRIMARY KEY (a, a)) | names 'a' twice",
                "CREATE TABLE t (a DECIMAL(5,-2)) | s from 0 to p",
                "CREATE TABLE t (a TIMESTAMP(3) NOT NULL); CREATE OR REPLACE VIEW v AS SELECT COUNT(*) AS n FROM t | OR REPLACE has no effect",
                "CREATE TABLE t (a TIMESTAMP(3) NOT NULL); CREATE VIEW s.v AS SELECT COUNT(*) AS n FROM t | has a schema",
                "CREATE TABLE t (a TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT /*+ fast */ COUNT(*) AS n FROM t | Hints have no effect",
                "CREATE TABLE t (a TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t AS u (b) | Columns have the names of CREATE TABLE",
                "CREATE TABLE t (d DATE NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t | send it with a zone",
                "CREATE TABLE t (a VARCHAR, PRIMARY KEY (a)) | must be NOT NULL",
                "CREATE TABLE t (a VARCHAR NOT NULL, PRIMARY KEY (aa)) | Did you mean 'a'?",
                "CREATE TABLE t (a VARCHAR, a INTEGER) | declared twice",
                "CREATE TABLE t (a DECIMAL(40,2)) | 1 to 38 digits",
                "DROP TABLE t | holds CREATE TABLE and CREATE VIEW",
            })
    void wrongTable_isAnsweredWithTheNearestRightThing(String text, String expected) {
        assertThatThrownBy(() -> PipelineCompiler.compile("v.sql", text))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE t, DESCRIPTOR(d), INTERVAL '1' DAY | Declare the day as TIMESTAMP(3) NOT NULL and send it with a zone",
                "TABLE t, DESCRIPTOR(ts, d), INTERVAL '1' DAY | one column of event time"
            })
    void wrongWindow_isAnsweredWithTheRightShape(String arguments, String expected) {
        String text =
                "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, d DATE NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS c, window_start,"
                        + " window_end FROM TABLE(TUMBLE(" + arguments + ")) GROUP BY window_start, window_end";
        assertThatThrownBy(() -> PipelineCompiler.compile("v.sql", text))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining(expected);
    }

    @Test
    void tumbleOnNullableColumn_isRefused() {
        String text =
                "CREATE TABLE t (ts TIMESTAMP(3), page VARCHAR); CREATE VIEW v AS SELECT page, COUNT(*) AS c, window_start, window_end "
                        + TUMBLE + "GROUP BY page, window_start, window_end";
        assertThatThrownBy(() -> PipelineCompiler.compile("v.sql", text)).hasMessageContaining("TIMESTAMP(3) NOT NULL");
    }

    static Pipeline compile(String query) {
        return PipelineCompiler.compile("v.sql", TABLE + "CREATE VIEW v AS " + query + ";");
    }

    /** Each would fail a batch run for ever on some event that ingest accepts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d DECIMAL(38,0) | SUM(d) | may need more than 38 digits",
                "d DECIMAL(29,2) | AVG(d) | AVG takes INTEGER",
                "d DECIMAL(14,2), e DECIMAL(15,2) | SUM(d * e) | up to 28 digits",
                "d VARCHAR(40000), e VARCHAR(40000) | 'MAX(d || e)' | 80000 characters",
            })
    void measureThatMayNotFit_isRefused(String columns, String measure, String expected) {
        String text = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, " + columns + "); CREATE VIEW v AS SELECT " + measure
                + " AS c FROM t";
        assertThatThrownBy(() -> PipelineCompiler.compile("v.sql", text))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining(expected);
    }

    @Test
    void sumOf28Digits_isADecimalOf38() {
        String text =
                "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, d DECIMAL(28,9)); CREATE VIEW v AS SELECT SUM(d) AS c FROM t";
        assertThat(PipelineCompiler.compile("v.sql", text).view("v").accumulatorColumns())
                .extracting(c -> c.type().toString())
                .containsExactly("DECIMAL(38,9)");
    }

    @Test
    void viewWithSeveralKeys_keepsTheirOrder() {
        View view = compile("SELECT UPPER(page) AS page, id, COUNT(n) AS c FROM t GROUP BY id, UPPER(page)")
                .view("v");
        assertThat(view.keys()).extracting(k -> k.name()).isEqualTo(List.of("page", "id"));
    }
}
