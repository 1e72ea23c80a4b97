package braid.core.sql.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are named as words of SQL are, without quotes. */
class KeywordNamesTest {
    /** Names that columns of public files have and that the grammar reserves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value",
                "date",
                "time",
                "timestamp",
                "user",
                "year",
                "month",
                "day",
                "hour",
                "minute",
                "second",
                "count",
                "method",
                "language",
                "position",
                "result",
                "start",
                "open",
                "close",
                "min",
                "max",
                "sum",
                "avg",
                "rank",
                "rows",
                "column",
                "group",
                "end",
                "default",
                "check",
                "primary",
                "unique",
                "references",
                "table",
                "left",
                "right",
                "next",
                "current",
                "period",
                "percent",
                "range",
                "offset",
                "condition",
                "function",
                "parameter",
                "pattern",
                "precision",
                "return",
                "scope",
                "search",
                "status",
                "system",
                "translation",
                "unknown",
                "values",
                "set",
                "call"
            })
    void column_isTakenAsItIs_whereItIsDeclaredAndGrouped(String name) {
        String sql = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, id VARCHAR, " + name + " VARCHAR NOT NULL);\n"
                + "CREATE VIEW v AS SELECT id, COUNT(*) AS " + name + " FROM t GROUP BY id;";
        Pipeline pipeline = PipelineCompiler.compile("words.sql", sql);
        assertThat(pipeline.source("t").columns().get(2).name()).isEqualTo(name);
        assertThat(pipeline.view("v").measures().get(0).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value",
                "date",
                "timestamp",
                "user",
                "year",
                "count",
                "max",
                "method",
                "result",
                "start",
                "open",
                "status"
            })
    void column_isTakenAsItIs_inExpressions(String name) {
        Pipeline pipeline = PipelineCompiler.compile(
                "words.sql",
                "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, " + name + " INTEGER NOT NULL, PRIMARY KEY (" + name
                        + "));\n"
                        + "CREATE VIEW v AS SELECT " + name + ", COUNT(*) AS n, MAX(" + name + ") AS most,"
                        + " SUM(" + name + " + 1) FILTER (WHERE " + name + " > 2) AS sum"
                        + " FROM t WHERE " + name + " <> 5 GROUP BY " + name + ";");
        assertThat(pipeline.source("t").primaryKey()).containsExactly(name);
        assertThat(pipeline.view("v").keys().get(0).name()).isEqualTo(name);
    }

    @Test
    void typesAndUnits_areNoNames() {
        Pipeline pipeline = PipelineCompiler.compile(
                "words.sql",
                "CREATE TABLE t (timestamp TIMESTAMP(3) NOT NULL, date DATE, day INTEGER, hour INTEGER);\n"
                        + "CREATE VIEW v AS SELECT date, window_start, window_end, SUM(day) AS day, COUNT(*) FILTER (WHERE date > DATE"
                        + " '2020-01-01') AS hour FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(timestamp), INTERVAL '1' HOUR))"
                        + " GROUP BY date, window_start, window_end;");
        assertThat(pipeline.view("v").window().timeColumn()).isEqualTo("timestamp");
        assertThat(pipeline.view("v").columns()).containsExactly("date", "window_start", "window_end", "day", "hour");
    }

    @Test
    void mistakes_haveTheirOwnLettersAndPlaces() {
        assertThatThrownBy(
                        () -> PipelineCompiler.compile(
                                "words.sql",
                                "CREATE TABLE t (date TIMESTAMP(3) NOT NULL, value INTEGER);\nCREATE VIEW v AS SELECT valeu FROM t GROUP BY date;"))
                .hasMessageContaining("words.sql:2:25")
                .hasMessageContaining("Did you mean 'value'?");
        assertThatThrownBy(
                        () -> PipelineCompiler.compile(
                                "words.sql",
                                "CREATE TABLE t (date TIMESTAMP(3) NOT NULL, value INTEGER);\nCREATE VIEW v AS SELECT date date, COUNT(*) AS n FROM t;"))
                .hasMessageContaining("words.sql:2:");
    }
}
