package braid.core.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);

    /** Every day of the calendar at least as far from its ends as an offset, in each of its spellings. */
    @Property(tries = 5000)
    void times_areReadAsJavaReadsThem(
            @ForAll @LongRange(min = 0, max = 3_652_058L * 86_400_000) long millis,
            @ForAll @IntRange(min = -1080, max = 1080) int minutes,
            @ForAll @IntRange(max = 9) int digits,
            @ForAll boolean colon,
            @ForAll @CharRange(from = 'T', to = 'T') @Chars({' ', 't'}) char separator) {
        LocalDateTime local = FIRST.plus(Duration.ofMillis(millis));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(minutes * 60);
        String fraction = digits == 0
                ? ""
                : "." + String.format("%03d000000", millis % 1000).substring(0, digits);
        String zone = colon ? offset.getId() : offset.getId().replace(":", "");
        String text = DateTimeFormatter.ofPattern("uuuu-MM-dd").format(local)
                + separator
                + DateTimeFormatter.ofPattern("HH:mm:ss").format(local)
                + fraction
                + zone;
        LocalDateTime cut =
                digits >= 3 ? local : local.withNano((int) (millis % 1000 / PARTS[digits] * PARTS[digits] * 1_000_000));
        assertThat(IsoTime.millis(text))
                .as(text)
                .isEqualTo(cut.toInstant(offset).toEpochMilli());
        assertThat(IsoTime.day(text.substring(0, 10)))
                .isEqualTo((int) local.toLocalDate().toEpochDay());
    }

    private static final long[] PARTS = {1000, 100, 10};

    /** Texts that are nearly times: what is read, is read as Java reads it. */
    @Property(tries = 5000)
    void changedTexts_areReadAsJavaReadsThemOrRefused(
            @ForAll @IntRange(max = 24) int at,
            @ForAll @Chars({'0', '1', '2', '3', '6', '9', ':', '-', '+', '.', 'Z', ' ', '\u0660'}) char changed) {
        StringBuilder text = new StringBuilder("2024-02-29T23:59:59.999Z");
        if (at < text.length()) {
            text.setCharAt(at, changed);
        } else {
            text.append(changed);
        }
        long millis;
        try {
            millis = IsoTime.millis(text.toString());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        String java = text.toString()
                .replaceFirst(" (?=Z$|[+-]\\d)", "")
                .replace(' ', 'T')
                .replaceFirst("([+-]\\d\\d)(\\d\\d)?$", "$1:00");
        assertThat(millis)
                .as(text.toString())
                .isEqualTo(OffsetDateTime.parse(java).toInstant().toEpochMilli());
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
        assertThat(IsoTime.millis("2001-01-31 13:00:00.123 +0100")).isEqualTo(expected);
        assertThat(IsoTime.millis("2001-01-31 12:00:00.123 UTC")).isEqualTo(expected);
        assertThat(IsoTime.millis("2001-01-31 12:00:00.123 Z")).isEqualTo(expected);
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
                "2001-01-31T12:00:00+18:01",
                "2001-01-31T12:00:00  Z",
                "2001-01-31T12:00:00 ",
                "2001-01-31T12:00:00 CET",
                "2001-01-31T12:00:00 UTCx",
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
