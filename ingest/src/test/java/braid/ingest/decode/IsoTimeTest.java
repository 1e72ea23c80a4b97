package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    @Test
    void randomInstants_areReadAsJavaReadsThem() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L);
            String text = Instant.ofEpochMilli(millis).toString();
            assertThat(IsoTime.millis(text)).as(text).isEqualTo(millis);
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L));
            assertThat(IsoTime.day(day.toString())).isEqualTo((int) day.toEpochDay());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-01-31T12:00+01:00",
                "2001-01-31T12:00:05.1-11:30",
                "2001-01-31T12:00:05.12+18:00",
                "2001-01-31T23:59:59.999Z"
            })
    void zonesAndFractions_areReadAsJavaReadsThem(String text) {
        assertThat(IsoTime.millis(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    }

    @Test
    void spelling_isTolerantWhereNothingIsLost() {
        long expected = Instant.parse("2001-01-31T12:00:00.123Z").toEpochMilli();
        assertThat(IsoTime.millis("2001-01-31 12:00:00.123000000Z")).isEqualTo(expected);
        assertThat(IsoTime.millis("2001-01-31t13:00:00.123+0100")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2001-01-31",
                "2001-01-31T12",
                "2001-01-31T12:00:00",
                "2001-01-31T12:00:00.Z",
                "2001-01-31T12:00:00.1234Z",
                "2001-01-31T24:00:00Z",
                "2001-01-31T12:60:00Z",
                "2001-01-31T12:00:60Z",
                "2001-02-30T12:00:00Z",
                "2001-13-01T12:00:00Z",
                "0000-01-01T00:00:00Z",
                "2001-01-31T12:00:00Zx",
                "2001-01-31T12:00:00+1:00",
                "2001-01-31T12:00:00+19:00",
                "2001-01-31T12:00:00 Z",
                "31.01.2001 12:00:00Z",
                "2001-01-31T1\u0662:00:00Z",
                "2001-01-31T12:00:0",
                "2001-01-31T12:00:",
                "yesterday, at noon"
            })
    void otherTexts_areRefused(String text) {
        assertThatThrownBy(() -> IsoTime.millis(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
