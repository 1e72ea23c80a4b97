package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.spelling.DatePatterns;
import braid.core.spelling.EpochUnit;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that stand for times: in the unit that the request says, and refused where they more likely mean another. */
class NumericTimesTest {
    private static final Source SOURCE =
            PipelineCompiler.compile("all.sql", """
            CREATE TABLE events (id VARCHAR(8) NOT NULL, happened TIMESTAMP(3) NOT NULL, noted TIMESTAMP(3), PRIMARY KEY (id));
            CREATE VIEW counted AS SELECT COUNT(*) AS n FROM events;
            """).source("events");

    private final RequestDecoder decoder = new RequestDecoder(
            SOURCE, List.of(), new EventTimes(Clock.systemUTC(), Duration.ofHours(24)), 1000, 100_000);

    private Decoded noted(String number, EpochUnit epoch, boolean cut) {
        byte[] body = ("{\"id\":\"a\",\"happened\":\"2026-06-01T11:00:00Z\",\"noted\":" + number + "}")
                .getBytes(StandardCharsets.UTF_8);
        return decoder.decode(
                body,
                body.length,
                Format.NDJSON,
                new EventSpelling(
                        new TimeSpelling(epoch, cut, null, TimeSpelling.Overlap.REJECT, DatePatterns.NONE),
                        ValueSpelling.EXACT,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "1709287200,          SECONDS, false, 2024-03-01T10:00:00Z",
        "1709287200.633,      SECONDS, false, 2024-03-01T10:00:00.633Z",
        "1709287200.6339999,  SECONDS, true,  2024-03-01T10:00:00.633Z",
        "1.7092872e9,         SECONDS, false, 2024-03-01T10:00:00Z",
        "-0.0005,             SECONDS, true,  1969-12-31T23:59:59.999Z",
        "1e-999999999,        SECONDS, true,  1970-01-01T00:00:00Z",
        "-1e-999999999,       SECONDS, true,  1969-12-31T23:59:59.999Z",
        "0e999999999,         SECONDS, false, 1970-01-01T00:00:00Z",
        "-62135596800,        SECONDS, false, 0001-01-01T00:00:00Z",
        "1709287200633,       ,        false, 2024-03-01T10:00:00.633Z",
        "1709287200633.0,     ,        false, 2024-03-01T10:00:00.633Z",
        "1709287200633.9,     ,        true,  2024-03-01T10:00:00.633Z",
        "1709287,             MILLIS,  false, 1970-01-01T00:28:29.287Z",
        "1709287200633000,    MICROS,  false, 2024-03-01T10:00:00.633Z",
        "1709287200633999,    MICROS,  true,  2024-03-01T10:00:00.633Z",
        "1709287200633000000, NANOS,   false, 2024-03-01T10:00:00.633Z",
        "1709287200633999999, NANOS,   true,  2024-03-01T10:00:00.633Z",
        "-1,                  NANOS,   true,  1969-12-31T23:59:59.999Z"
    })
    void numbers_areTimesInTheUnitThatIsSaid(String number, EpochUnit epoch, boolean cut, Instant expected) {
        Decoded decoded = noted(number, epoch, cut);
        assertThat(decoded.rejected()).isEmpty();
        Object[] row = new EventCodec(SOURCE).decode(decoded.accepted().get(0).value());
        assertThat(row[2]).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1709287200          |         | first month of 1970; in seconds it is 2024-03-01T10:00:00Z (braid send --epoch seconds, ?epoch=seconds over HTTP)",
                "1709287200.633      |         | in seconds it is 2024-03-01T10:00:00.633Z",
                "1.7092872E9         |         | in seconds it is 2024-03-01T10:00:00Z",
                "1709287200633000    |         | in micros it is 2024-03-01T10:00:00.633Z (braid send --epoch micros",
                "1709287200633123456 |         | in nanos it is 2024-03-01T10:00:00.633Z (braid send --epoch nanos",
                "0                   |         | say what it counts (braid send --epoch seconds, millis, micros or nanos",
                "-86400000           |         | first month of 1970",
                "1709287200633.5     |         | have the rest cut (braid send --cut-to-millis",
                "1709287200.6335     | SECONDS | have the rest cut (braid send --cut-to-millis",
                "1709287200633       | SECONDS | lies in the years 1 to 9999",
                "1e999999999         | SECONDS | lies in the years 1 to 9999",
                "1e-999999999        | SECONDS | have the rest cut",
                "99999999999999999999999999999999999999 | NANOS | lies in the years 1 to 9999"
            })
    void numberThatIsMoreLikelySomethingElse_isRefusedWithWhatItIs(String number, EpochUnit epoch, String reason) {
        Decoded decoded = noted(number, epoch, false);
        assertThat(decoded.accepted()).isEmpty();
        assertThat(decoded.rejected().get(0).column()).isEqualTo("noted");
        assertThat(decoded.rejected().get(0).reason())
                .startsWith("noted is " + number)
                .contains(reason);
    }
}
