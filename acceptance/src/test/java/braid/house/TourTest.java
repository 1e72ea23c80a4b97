package braid.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/tour.md} leads through code that is there: each of its stops names a file, its class and a line of it. */
class TourTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern STOP = Pattern.compile("(?m)^(\\d+)\\. \\[(\\w+)\\]\\((\\S+)\\) `(.+)`$");
    private static final int FEWEST_STOPS = 20;

    @Test
    void everyStop_isInTheCode() throws IOException {
        List<MatchResult> stops = STOP.matcher(Files.readString(DOCS.resolve("tour.md")))
                .results()
                .toList();
        assertThat(stops).hasSizeGreaterThan(FEWEST_STOPS);
        List<String> gone = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            MatchResult stop = stops.get(i);
            Path file = DOCS.resolve(stop.group(3));
            assertThat(stop.group(1)).isEqualTo(String.valueOf(i + 1));
            assertThat(file).hasFileName(stop.group(2) + ".java");
            if (!Files.exists(file) || !packed(Files.readString(file)).contains(packed(stop.group(4)))) {
                gone.add(stop.group());
            }
        }
        assertThat(gone).isEmpty();
    }

    /** As it is told apart from its layout. */
    private static String packed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
