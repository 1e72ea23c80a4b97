package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** Kreps' procedure, held against the oracle: a second generation with changed views, switched to, and the first one's tables dropped. */
final class Replayed {
    private Replayed() {}

    /**
     * Changes the views of the clicks, replays an architecture, sends more, and checks all of its answers.
     *
     * @param pipeline the file that the stack runs, and that is changed
     * @param statusPort of the architecture's process
     */
    static void check(Stack stack, Path pipeline, String architecture, int statusPort)
            throws IOException, SQLException, InterruptedException {
        Clicks.change(pipeline);
        String generation = "BRAID_" + architecture.toUpperCase(Locale.ROOT) + "_GENERATION";
        assertThat(stack.tryRunWith(Map.of(generation, "1"), architecture, "replay")
                        .output())
                .contains("says " + architecture + ".generation", generation);
        assertThat(stack.run(architecture, "replay"))
                .contains("Answers of " + architecture + " come from generation 2");
        try (Verification verification = new Verification(stack, pipeline, "clicks-changed")) {
            assertThat(Clicks.generate(stack, "41", 3_000).waitFor()).isZero();
            stack.awaitCaughtUp(architecture);
            verification.checkAllViews(architecture);
        }
        assertThat(stack.status(statusPort).path("generation").asInt()).isEqualTo(2);
        try (CqlSession session = stack.cassandra()) {
            assertThat(session.refreshSchema().getKeyspaces().keySet())
                    .extracting(CqlIdentifier::asInternal)
                    .contains("braid_clicks_" + architecture + "_2")
                    .doesNotContain("braid_clicks_" + architecture);
        }
    }
}
