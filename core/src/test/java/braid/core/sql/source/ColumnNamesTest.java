package braid.core.sql.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.type.Column;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.core.view.field.EventField;
import braid.core.view.field.EventFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in a pipeline file: what is quoted keeps its letters, what differs by case is the same, and a field may be called otherwise than its column. */
class ColumnNamesTest {
    private static final String EDITS = """
            CREATE TABLE edits ("eventTime" TIMESTAMP(3) NOT NULL, "userName" VARCHAR(20) NOT NULL, "isNew" BOOLEAN,
              "Date" DATE, n INTEGER, PRIMARY KEY ("userName"));
            """;

    private static Pipeline compile(String view) {
        return PipelineCompiler.compile("p.sql", EDITS + "CREATE VIEW v AS " + view);
    }

    private static Source source(String columns) {
        return PipelineCompiler.compile(
                        "p.sql", "CREATE TABLE t (" + columns + ";\nCREATE VIEW v AS SELECT COUNT(*) AS n FROM t;")
                .source("t");
    }

    @Test
    void quotedNames_keepTheirLetters() {
        Pipeline pipeline =
                compile("SELECT \"userName\", MAX(\"Date\") AS \"lastDate\" FROM edits GROUP BY \"userName\"");
        assertThat(pipeline.source("edits").columns())
                .extracting(Column::name)
                .containsExactly("eventTime", "userName", "isNew", "Date", "n");
        assertThat(pipeline.source("edits").primaryKey()).containsExactly("userName");
        assertThat(pipeline.view("v").columns()).containsExactly("userName", "lastDate");
        assertThat(pipeline.view("v").window().timeColumn()).isEqualTo("eventTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT userName, MAX(date) AS \"lastDate\" FROM EDITS WHERE isnew GROUP BY USERNAME",
                "SELECT \"USERNAME\", MAX(edits.Date) AS \"lastDate\" FROM \"Edits\" WHERE \"ISNEW\" GROUP BY username",
                "SELECT e.username, MAX(E.\"DATE\") AS \"lastDate\" FROM edits AS e WHERE \"E\".isNew GROUP BY e.\"UserName\"",
            })
    void nameInOtherLetters_isTheDeclaredOne(String view) {
        View plain = compile(
                        "SELECT \"userName\", MAX(\"Date\") AS \"lastDate\" FROM edits WHERE \"isNew\" GROUP BY \"userName\"")
                .view("v");
        assertThat(compile(view).view("v")).hasToString(plain.toString());
    }

    @Test
    void eventTimeOfWindow_isFoundInOtherLetters() {
        View view = compile("SELECT username, WINDOW_START, \"Window_End\", COUNT(*) AS n"
                        + " FROM TABLE(TUMBLE(TABLE Edits, DESCRIPTOR(EVENTTIME), INTERVAL '1' DAY))"
                        + " GROUP BY userName, \"WINDOW_START\", window_end")
                .view("v");
        assertThat(view.window().timeColumn()).isEqualTo("eventTime");
        assertThat(view.columns()).containsExactly("userName", "window_start", "window_end", "n");
    }

    @Test
    void aliasOfView_isNotTakenForColumnOfSource() {
        assertThat(compile(
                                "SELECT LOWER(\"userName\") AS username, COUNT(*) AS \"Edits\" FROM edits GROUP BY LOWER(username)")
                        .view("v")
                        .columns())
                .containsExactly("username", "Edits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ts TIMESTAMP(3) NOT NULL, "userName" VARCHAR, username VARCHAR) | p.sql:1:63: Column 'username' is declared twice: the case of its letters alone does not make it another one than 'userName'.
            ts TIMESTAMP(3) NOT NULL, "user.id" VARCHAR(9)) | p.sql:1:43: Column 'user.id' cannot be used: names have letters from a to z and A to Z, digits and single _, begin with a letter, and not with kafka_. Name it otherwise, and its field with FROM: user_id VARCHAR ... FROM 'user.id'.
            ts TIMESTAMP(3) NOT NULL, "_id" VARCHAR(9)) | id VARCHAR ... FROM '_id'.
            ts TIMESTAMP(3) NOT NULL, "Größe (m)" DOUBLE) | "Gr_e_m" DOUBLE ... FROM 'Größe (m)'.
            ts TIMESTAMP(3) NOT NULL, "2024" DOUBLE) | field_2024 DOUBLE ... FROM '2024'.
            ts TIMESTAMP(3) NOT NULL, "Kafka_Offset" BIGINT) | cannot be used
            ts TIMESTAMP(3) NOT NULL, a INTEGER FROM b) | p.sql:1:58: FROM names a field of the events, in single quotes: FROM 'user-id'
            ts TIMESTAMP(3) NOT NULL, a INTEGER FROM '') | p.sql:1:58: FROM names a field
            ts TIMESTAMP(3) NOT NULL, a INTEGER FROM 'x' FROM 'y') | p.sql:1:62: A column is filled by one field
            ts TIMESTAMP(3) NOT NULL, a INTEGER FROM 'ts') | Field 'ts' fills two columns
            ts TIMESTAMP(3) NOT NULL, a INTEGER FORMAT JSON) | Column 'a' is INTEGER, but FORMAT JSON keeps a field as text
            ts TIMESTAMP(3) NOT NULL, a DATE FROM ('d' 'e')) | p.sql:1:60: A ) is missing here: the fields that fill a column together are written FROM ('day', 'time').
            ts TIMESTAMP(3) NOT NULL, a DATE FROM ('d', e)) | p.sql:1:61: FROM names a field
            ts TIMESTAMP(3) NOT NULL, a INTEGER FROM ('d', 'e')) | p.sql:1:43: Column 'a' is INTEGER, but fields are put together to days and times only
            ts TIMESTAMP(3) NOT NULL, a DATE FROM ('d', 'e'), b DATE FROM ('d', 'e')) | Field 'd e' fills two columns
            ts TIMESTAMP(3) NOT NULL, a INTEGER FORMAT 'M/d/yy') | Column 'a' is INTEGER, but FORMAT 'M/d/yy' is for days and times
            ts TIMESTAMP(3) NOT NULL, a DATE FORMAT 'M/d/yy H:mm') | Column 'a' is DATE, but FORMAT 'M/d/yy H:mm' has a time of the day, which would be lost: declare it as TIMESTAMP(3).
            ts TIMESTAMP(3) NOT NULL, a DATE FORMAT 'MM/DD/YYYY') | p.sql:1:57: 'MM/DD/YYYY' is not a pattern for days and times: D is a day of the year
            ts TIMESTAMP(3) NOT NULL, a DATE FORMAT 'M/d/yy' FORMAT JSON) | p.sql:1:66: A column has one format; here is a second FORMAT.
            ts TIMESTAMP(3) NOT NULL, a VARCHAR FORMAT XML) | p.sql:1:60: FORMAT JSON keeps arrays and objects as text
            ts TIMESTAMP(3) NOT NULL, a VARCHAR FORMAT JSON, b VARCHAR FROM 'a.b') | Field 'a' is kept whole with FORMAT JSON, so that 'a.b' cannot be taken out of it
            ts TIMESTAMP(3) NOT NULL) WITH (unknwn = 'ignore') | p.sql:1:49: A source has no option 'unknwn'. Did you mean 'unknown'?
            ts TIMESTAMP(3) NOT NULL) WITH (unknown = 'ignroe') | p.sql:1:59: What becomes of fields that are not declared is 'ignore' or 'reject', not 'ignroe'. Did you mean 'ignore'?
            ts TIMESTAMP(3) NOT NULL) WITH (unknown = 'ignore', unknown = 'reject') | p.sql:1:69: The option 'unknown' is given twice, before as 'ignore' and here as 'reject': give it once.
            ts TIMESTAMP(3) NOT NULL) WITH (unknown = 'ignore', 'UNKNOWN' = 'ignore') | p.sql:1:69: The option 'unknown' is given twice
            ts TIMESTAMP(3) NOT NULL) WITH (unknown = 'ignore',) | The options of a source are written WITH (unknown = 'ignore')
            ts TIMESTAMP(3) NOT NULL) WITH unknown | The options of a source are written WITH (unknown = 'ignore')
            """)
    void declarationThatCannotBe_saysHowItIsWritten(String columns, String expected) {
        assertThatThrownBy(() -> source(columns)).isInstanceOf(SqlMistake.class).hasMessageContaining(expected);
    }

    @Test
    void viewColumnsThatDifferByCase_areRefused() {
        assertThatThrownBy(() -> compile("SELECT \"userName\", COUNT(*) AS username FROM edits GROUP BY \"userName\""))
                .hasMessageContaining("p.sql:3:37: ")
                .hasMessageContaining("Two columns are named 'username' (the case of letters does not count)");
        assertThatThrownBy(() -> compile("SELECT n AS \"From\", COUNT(*) AS c FROM edits GROUP BY n"))
                .hasMessageContaining("'From' cannot name a column");
    }

    @Test
    void fields_mayBeCalledOtherwiseThanTheirColumns() {
        Source source = source("""
                ts TIMESTAMP(3) NOT NULL FROM '@timestamp',
                  "userId" VARCHAR(64) FROM 'user.id', -- FROM 'comment'
                  city VARCHAR NOT NULL FROM 'it''s a city', from VARCHAR, format VARCHAR,
                  tags VARCHAR(100) FORMAT JSON, rest VARCHAR FROM 'the rest' FORMAT JSON, n INTEGER)
                  WITH ('unknown' = 'ignore')""");
        assertThat(source.fields())
                .isEqualTo(new EventFields(
                        List.of(
                                EventField.of("@timestamp"),
                                EventField.of("user.id"),
                                EventField.of("it's a city"),
                                EventField.of("from"),
                                EventField.of("format"),
                                new EventField(List.of("tags"), true, null),
                                new EventField(List.of("the rest"), true, null),
                                EventField.of("n")),
                        true));
        assertThat(source.columns().get(2).nullable()).isFalse();
        assertThat(source.sent()).extracting(Column::name).startsWith("@timestamp", "user.id");
    }

    @Test
    void fields_mayFillAColumnTogetherAndSayHowTimesAreWritten() {
        Source source = source("""
                ts TIMESTAMP(3) NOT NULL FROM ('Date', -- the day
                  'Time') FORMAT 'd/M/yyyy H:mm:ss', "Date" VARCHAR(10), born DATE FORMAT 'MMM d, yyyy')""");
        assertThat(source.fields().columns())
                .containsExactly(
                        new EventField(List.of("Date", "Time"), false, "d/M/yyyy H:mm:ss"),
                        EventField.of("Date"),
                        new EventField(List.of("born"), false, "MMM d, yyyy"));
        assertThat(source.sent()).extracting(Column::name).containsExactly("Date Time", "Date", "born");
    }

    @Test
    void mistakeBehindClause_isWhereItStands() {
        assertThatThrownBy(() -> source("ts TIMESTAMP(3) NOT NULL,\n  a VARCHAR(9) FROM 'x.y', b VRCHAR)"))
                .hasMessageContaining("p.sql:2:30: Column 'b' has type VRCHAR");
        assertThatThrownBy(() -> source("ts TIMESTAMP(3) NOT NULL,\n  a VARCHAR(9) FROM 'x.y', b VRCHAR(3))"))
                .hasMessageContaining("p.sql:2:36: There is no type 'VRCHAR' here. Did you mean VARCHAR?");
    }
}
