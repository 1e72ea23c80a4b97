package braid.answer.format;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.merge.Layer;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.AnsweredRequest;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.type.DataType;
import braid.core.view.Architecture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WritersTest {
    private static final Instant NOON = Instant.parse("2001-01-01T12:00:00Z");
    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("name", DataType.VARCHAR),
            new ResultColumn("exact", DataType.decimal(38, 2)),
            new ResultColumn("near", DataType.DOUBLE),
            new ResultColumn("at", DataType.TIMESTAMP),
            new ResultColumn("day", DataType.DATE),
            new ResultColumn("ok", DataType.BOOLEAN),
            new ResultColumn("n", DataType.BIGINT));
    private static final Object[] ROW = {
        "a,\"b\"",
        new BigDecimal("123456789012345678901234567890.10"),
        0.1,
        NOON.toEpochMilli(),
        (int) LocalDate.of(2001, 1, 31).toEpochDay(),
        true,
        Long.MAX_VALUE
    };

    @Test
    void json_keepsEveryDigitAndTheZoneOfTimes() throws IOException {
        String json = json(answer(true));
        assertThat(json)
                .contains(
                        "{\"name\":\"a,\\\"b\\\"\",\"exact\":123456789012345678901234567890.10,\"near\":0.1,"
                                + "\"at\":\"2001-01-01T12:00:00Z\",\"day\":\"2001-01-31\",\"ok\":true,\"n\":9223372036854775807}")
                .contains("{\"name\":null,\"exact\":null,")
                .contains(
                        "\"freshness_ms\":1500,\"lag_events\":3,\"quarantined\":null,\"stands_still\":[\"store x: away\"],\"layer\":\"merged\",\"views\":{\"v\":\"0a1b2c3d4e5f\"},\"sources\":[{\"source\":\"s\",\"redelivered\":\"once within 131072 events of a partition\",\"partitions\":["
                                + "{\"partition\":0,\"batch_to\":5,\"speed_to\":7,\"log_end\":10,\"quarantined\":null}]}]")
                .endsWith(
                        "\"asked\":{\"view\":\"v\",\"parameters\":{\"limit\":[\"2\"],\"name\":[\"a\",\"b\"]}},\"next\":null}");
    }

    @Test
    void coverageWithoutTheLog_saysThatItDoesNotKnow() throws IOException {
        assertThat(json(answer(false)))
                .contains("\"freshness_ms\":null,\"lag_events\":null")
                .contains("\"log_end\":null");
    }

    @Test
    void sourceWithAPrimaryKey_saysHowOftenARedeliveredEventCounts() throws IOException {
        assertThat(json(answer(true)))
                .contains("\"source\":\"s\",\"redelivered\":\"once within 131072 events of a partition\"");
    }

    @Test
    void csv_tellsNullFromEmptyText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter.write(answer(true), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("name,exact,near,at,day,ok,n\r\n"
                        + "\"a,\"\"b\"\"\",123456789012345678901234567890.10,0.1,2001-01-01T12:00:00Z,2001-01-31,true,9223372036854775807\r\n"
                        + ",,,,,,\r\n");
    }

    private static RowsAnswer answer(boolean logEndKnown) {
        PartitionCoverage partition = new PartitionCoverage(new Partition("s", 0), 5, 7, 10, NOON.minusMillis(1500));
        Coverage coverage = new Coverage("shop", 1, NOON, NOON, true, List.of(partition));
        return new RowsAnswer(
                "v",
                COLUMNS,
                List.of(ROW, new Object[COLUMNS.size()]),
                null,
                new AnswerCoverage(
                        coverage,
                        Architecture.LAMBDA,
                        logEndKnown,
                        Layer.MERGED,
                        Map.of("v", "0a1b2c3d4e5f"),
                        Set.of("s"),
                        List.of("store x: away")),
                new AnsweredRequest.Rows("v", Map.of("limit", List.of("2"), "name", List.of("a", "b"))),
                null);
    }

    private static String json(RowsAnswer answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
