package braid.storage.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {
    private record Version(long upto, long since) implements VersionChoice.Version {}

    @ParameterizedTest
    @CsvSource({
        // versions as upto<since, in the order of their slots; progress; upto of the one that is the state, or none
        "100<50 50<0, 100, 100",
        "80<0, 100, 80",
        "100<100 100<70, 100, 100",
        "130<100 100<50, 100, 100",
        "60<0 130<60, 100, 60",
        "130<0, 100, none",
        "10<0, 0, none",
        // Flushes went on while the slice was read, and nothing that is needed was overwritten.
        "150<130 90<60 130<90 170<150, 100, 90",
        "150<130 130<0, 100, none",
    })
    void choice_isTheStateAtTheProgress(String versions, long progress, String expected) {
        Optional<Version> chosen = VersionChoice.at(progress, parse(versions));
        assertThat(chosen.map(v -> String.valueOf(v.upto())).orElse("none")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // All are newer, and the oldest follows one that was overwritten: the reader was too slow.
        "150<130 130<100, 100",
        // The version in between was overwritten, or another writer wrote it.
        "150<90 60<0, 100",
        "150<90, 100",
        // The row as a new instance found it: what came before is not known.
        "110<110 110<110, 100",
        "110<110 110<110 90<0, 100",
    })
    void overwrittenState_isNeverGuessed(String versions, long progress) {
        assertThatThrownBy(() -> VersionChoice.at(progress, parse(versions))).isInstanceOf(ProgressMoved.class);
    }

    private static List<Version> parse(String versions) {
        return new ArrayList<>(Arrays.stream(versions.split(" "))
                .map(v -> v.split("<"))
                .map(v -> new Version(Long.parseLong(v[0]), Long.parseLong(v[1])))
                .toList());
    }
}
