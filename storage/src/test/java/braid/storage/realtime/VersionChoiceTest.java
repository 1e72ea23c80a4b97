package braid.storage.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {
    @ParameterizedTest
    @CsvSource({
        // progress, newer upto, newer since, older upto, choice
        "100, 100, 50, 50, NEWER",
        "100, 80, 0, 0, NEWER",
        "100, 100, 70, 100, NEWER",
        "100, 130, 100, 100, OLDER",
        "100, 130, 60, 60, OLDER",
        "100, 130, 0, 0, NEITHER",
        // Both versions are newer: the reader was too slow.
        "100, 150, 130, 130, RETRY",
        // The version in between was overwritten, or another writer wrote it.
        "100, 150, 90, 60, RETRY",
        "100, 150, 90, 0, RETRY",
        "0, 10, 0, 0, NEITHER",
    })
    void choice_isTheStateAtTheProgressOrARetry(
            long progress, long newerUpto, long newerSince, long olderUpto, VersionChoice choice) {
        assertThat(VersionChoice.at(progress, newerUpto, newerSince, olderUpto)).isEqualTo(choice);
    }
}
