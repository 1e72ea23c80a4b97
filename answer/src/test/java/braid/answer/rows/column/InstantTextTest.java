package braid.answer.rows.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    @Test
    void times_areSpelledAsInstantsSpellThemselves() {
        LongStream edges = LongStream.of(
                0,
                1,
                -1,
                999,
                1000,
                60_000,
                86_399_999,
                86_400_000,
                -86_400_000,
                Instant.parse("0000-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("-0001-12-31T23:59:59.999Z").toEpochMilli(),
                Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli(),
                Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli());
        LongStream some = new Random(1).longs(10_000, -100_000_000_000_000L, 400_000_000_000_000L);
        LongStream.concat(edges, some).forEach(millis -> assertThat(InstantText.of(millis))
                .isEqualTo(Instant.ofEpochMilli(millis).toString()));
    }
}
