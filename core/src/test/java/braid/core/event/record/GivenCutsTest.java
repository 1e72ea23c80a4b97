package braid.core.event.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GivenCutsTest {
    private long last = 3;
    private int asked;

    private final GivenCuts given = new GivenCuts(() -> {
        asked++;
        if (last < 0) {
            throw new IllegalStateException("away");
        }
        return last;
    });

    @Test
    void markerWithAGivenNumber_counts() {
        assertThat(given.judge(new LogRecord.Marker(3))).isEqualTo(new LogRecord.Marker(3));
        assertThat(given.judge(new LogRecord.Marker(2))).isEqualTo(new LogRecord.Marker(2));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void markerWithANumberThatNobodyWasGiven_isForeign() {
        assertThat(given.judge(new LogRecord.Marker(Long.MAX_VALUE)))
                .isInstanceOfSatisfying(LogRecord.Foreign.class, foreign -> assertThat(foreign.reason())
                        .contains("9223372036854775807")
                        .contains("the newest is 3"));
    }

    @Test
    void numberIsAskedForOnce_untilRecordsComeThatAreNewer() {
        given.judge(new LogRecord.Marker(4));
        given.judge(new LogRecord.Marker(5));
        assertThat(asked).isEqualTo(1);
        last = 4;
        given.recordsCome();
        assertThat(given.judge(new LogRecord.Marker(4))).isEqualTo(new LogRecord.Marker(4));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void warehouseThatIsAway_leavesTheRecordToBeJudgedAgain() {
        last = -1;
        assertThatThrownBy(() -> given.judge(new LogRecord.Marker(4))).hasMessage("away");
        last = 4;
        assertThat(given.judge(new LogRecord.Marker(4))).isEqualTo(new LogRecord.Marker(4));
    }
}
