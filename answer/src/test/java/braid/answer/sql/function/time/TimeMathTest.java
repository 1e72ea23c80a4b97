package braid.answer.sql.function.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.rows.request.BadRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every unit over thousands of times of all years, held against DuckDB, or java.time where DuckDB means something else. */
class TimeMathTest {
    private static final long SEED = 7;
    private static final long FIRST = millis("0001-01-01T00:00:00");
    private static final long LAST = millis("9999-12-31T23:59:59.999");
    private static final long[] SPECIAL = {
        FIRST,
        LAST,
        -1,
        0,
        millis("1582-10-04T23:59:59.999"),
        millis("1582-10-15T00:00:00"),
        millis("1969-12-29T00:00:00"),
        millis("2000-02-29T12:00:00.500"),
        millis("2024-12-30T00:00:00"),
        millis("2027-01-01T00:00:00.001"),
        millis("1900-12-31T23:59:59.999")
    };

    /** Where what fails stands. */
    private static final String PLACE = "1:8:x";

    private final long[] times = LongStream.concat(
                    LongStream.of(SPECIAL), new Random(SEED).longs(3_000, FIRST, LAST + 1))
            .toArray();

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("YEAR", "year(t)"),
            Map.entry("ISOYEAR", "isoyear(t)"),
            Map.entry("QUARTER", "quarter(t)"),
            Map.entry("MONTH", "month(t)"),
            Map.entry("WEEK", "week(t)"),
            Map.entry("DAY", "day(t)"),
            Map.entry("DOW", "dayofweek(t)"),
            Map.entry("ISODOW", "isodow(t)"),
            Map.entry("DOY", "dayofyear(t)"),
            Map.entry("DECADE", "decade(t)"),
            Map.entry("CENTURY", "century(t)"),
            Map.entry("MILLENNIUM", "millennium(t)"),
            Map.entry("HOUR", "hour(t)"),
            Map.entry("MINUTE", "minute(t)"),
            Map.entry("SECOND", "second(t)"),
            Map.entry("MILLISECOND", "millisecond(t)"),
            Map.entry("MICROSECOND", "microsecond(t)"),
            Map.entry("EPOCH", "CAST(floor(epoch(t)) AS BIGINT)"));

    @Test
    void parts_areThoseOfAnotherEngine() throws SQLException {
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            long[] theirs = ask(part.getValue());
            for (int i = 0; i < times.length; i++) {
                assertThat(TimeMath.extract(part.getKey(), times[i]))
                        .as("%s of %s", part.getKey(), StatementTimes.timestamp(times[i]))
                        .isEqualTo(theirs[i]);
            }
        }
    }

    @Test
    void beginningsOfUnits_areThoseOfAnotherEngine() throws SQLException {
        for (String unit :
                new String[] {"YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND"}) {
            long[] floors = ask("epoch_ms(date_trunc('" + unit.toLowerCase(Locale.ROOT) + "', t))");
            long[] next =
                    ask("epoch_ms(date_trunc('" + unit.toLowerCase(Locale.ROOT) + "', t) + INTERVAL 1 " + unit + ")");
            for (int i = 0; i < times.length; i++) {
                assertThat(TimeMath.floor(unit, times[i], PLACE))
                        .as("FLOOR %s TO %s", times[i], unit)
                        .isEqualTo(floors[i]);
                long ceil = floors[i] == times[i] ? times[i] : next[i];
                if (ceil <= LAST) {
                    assertThat(TimeMath.ceil(unit, times[i], PLACE))
                            .as("CEIL %s TO %s", times[i], unit)
                            .isEqualTo(ceil);
                }
            }
        }
    }

    @Test
    void centuries_beginWithTheirFirstYear() {
        for (long time : times) {
            LocalDateTime start = TimeMath.time(TimeMath.floor("CENTURY", time, PLACE));
            assertThat(start.getYear() % 100).isEqualTo(1);
            assertThat(TimeMath.extract("CENTURY", time)).isEqualTo(start.getYear() / 100 + 1);
        }
        assertThat(TimeMath.floor("MILLENNIUM", millis("2000-12-31T00:00:00"), PLACE))
                .isEqualTo(millis("1001-01-01T00:00:00"));
        assertThat(TimeMath.floor("ISOYEAR", millis("2027-01-01T00:00:00"), PLACE))
                .isEqualTo(millis("2025-12-29T00:00:00"));
    }

    @Test
    void differences_areWholeUnits() throws SQLException {
        for (String unit : new String[] {"WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND"}) {
            long[] theirs =
                    ask("date_sub('" + unit.toLowerCase(Locale.ROOT) + "', TIMESTAMP '2024-02-29 10:00:01.999', t)");
            for (int i = 0; i < times.length; i++) {
                assertThat(TimeMath.difference(unit, millis("2024-02-29T10:00:01.999"), times[i], PLACE))
                        .isEqualTo(theirs[i]);
            }
        }
        for (int i = 1; i < times.length; i++) {
            assertThat(TimeMath.difference("MONTH", times[i - 1], times[i], PLACE))
                    .isEqualTo(ChronoUnit.MONTHS.between(TimeMath.time(times[i - 1]), TimeMath.time(times[i])));
            assertThat(TimeMath.difference("YEAR", times[i - 1], times[i], PLACE))
                    .isEqualTo(ChronoUnit.YEARS.between(TimeMath.time(times[i - 1]), TimeMath.time(times[i])));
        }
    }

    @Test
    void additions_areThoseOfAnotherEngine() throws SQLException {
        for (String unit : new String[] {"YEAR", "MONTH", "WEEK", "DAY", "HOUR", "SECOND"}) {
            long[] theirs = ask("epoch_ms(t - INTERVAL 13 " + unit + ")");
            for (int i = 0; i < times.length; i++) {
                if (theirs[i] >= FIRST) {
                    assertThat(TimeMath.plus(unit, -13, times[i], PLACE)).isEqualTo(theirs[i]);
                }
            }
        }
        assertThat(TimeMath.plus("SECOND", 5_000_000_000L, 0, PLACE)).isEqualTo(5_000_000_000_000L);
    }

    @Test
    void timeOutsideOfWhatCanBeSpelled_isRefused() {
        assertThatThrownBy(() -> TimeMath.plus("DAY", 1, LAST, PLACE)).hasMessageContaining("years 1 to 9999");
        assertThatThrownBy(() -> TimeMath.ceil("YEAR", LAST, PLACE)).hasMessageContaining("years 1 to 9999");
        assertThatThrownBy(() -> TimeMath.plus("MILLENNIUM", Long.MAX_VALUE, 0, PLACE))
                .hasMessageContaining("years 1 to 9999")
                .isInstanceOfSatisfying(
                        BadRequest.class,
                        e -> assertThat(e.details()).containsEntry("line", 1).containsEntry("column", 8));
        assertThatThrownBy(() -> TimeMath.plusMonths(0, Integer.MAX_VALUE, PLACE))
                .hasMessageContaining("years 1 to 9999");
    }

    @Test
    void text_isReadBack() {
        for (long time : times) {
            String text = StatementTimes.timestamp(time);
            assertThat(StatementTimes.parseTimestamp(text, PLACE)).isEqualTo(time);
            assertThat(text).hasSize(time % 1_000 == 0 ? 19 : 23);
        }
        assertThat(StatementTimes.timestamp(millis("2024-03-01T10:00:01.999"))).isEqualTo("2024-03-01 10:00:01.999");
        assertThat(StatementTimes.timestamp(millis("2024-03-01T10:00:00"))).isEqualTo("2024-03-01 10:00:00");
        assertThatThrownBy(() -> StatementTimes.parseDate("2023-02-29", PLACE)).hasMessageContaining("is no DATE");
        assertThatThrownBy(() -> StatementTimes.parseTimestamp("2023-02-28 24:00:00", PLACE))
                .hasMessageContaining("is no TIMESTAMP");
    }

    private static long millis(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private long[] ask(String expression) throws SQLException {
        String values = LongStream.of(times).mapToObj(time -> "(" + time + ")").collect(Collectors.joining(", "));
        long[] answers = new long[times.length];
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE times (i INTEGER, ms BIGINT)");
            statement.execute("INSERT INTO times SELECT row_number() OVER (), * FROM (VALUES " + values + ")");
            try (ResultSet result = statement.executeQuery("SELECT " + expression
                    + " FROM (SELECT i, make_timestamp(ms * 1000) AS t FROM times) ORDER BY i")) {
                for (int i = 0; result.next(); i++) {
                    answers[i] = result.getLong(1);
                }
            }
        }
        return answers;
    }
}
