package braid.serving.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.serving.ModelDoors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Statements that nobody thought of: each is answered as DuckDB answers it, or refused with place, reason and way out, and over HTTP as
 * without it. What fails is made as small as it still fails, and printed with its seed; {@code -Dbraid.statements.seed=N -Dbraid.statements=1} asks it alone.
 */
class GeneratedStatementsTest {
    private static final int STATEMENTS = Integer.getInteger("braid.statements", 2_000);
    private static final long SEED = Long.getLong("braid.statements.seed", 1_000_000L);
    private static final int MOST_FAULTS = Integer.getInteger("braid.statements.faults", 5);

    @Test
    void statement_isAnsweredAsByAnotherEngine_orRefusedWithPlaceReasonAndWayOut() throws Exception {
        Map<String, List<ResultColumn>> views = new HashMap<>();
        Map<Verdict.Outcome, Integer> outcomes = new EnumMap<>(Verdict.Outcome.class);
        List<String> faults = new ArrayList<>();
        try (ModelDoors doors = AwkwardViews.doors();
                DuckDbPeer peer = new DuckDbPeer()) {
            for (String view : AwkwardViews.names()) {
                RowsAnswer all = AwkwardViews.all(doors.statements(), view);
                views.put(view, all.columns());
                peer.fill(view, all);
            }
            Contest contest = new Contest(doors, peer);
            for (int i = 0; i < STATEMENTS && faults.size() < MOST_FAULTS; i++) {
                Node statement = new Queries(views, new Random(SEED + i)).next();
                Verdict verdict = contest.of(statement);
                outcomes.merge(verdict.outcome(), 1, Integer::sum);
                if (verdict.isFault()) {
                    faults.add(report(contest, statement, verdict, SEED + i));
                }
            }
        }
        if (!faults.isEmpty()) {
            fail(String.join("\n\n", faults));
        }
        assertThat(outcomes.getOrDefault(Verdict.Outcome.SAME, 0))
                .as("Most statements can be compared: %s", outcomes)
                .isGreaterThan(STATEMENTS / 2);
    }

    private static String report(Contest contest, Node statement, Verdict verdict, long seed) {
        Node least = contest.shrunk(statement, verdict.outcome());
        return "Seed " + seed + ", " + verdict.outcome() + ": "
                + contest.of(least).why() + "\n  here:   " + least.ours() + "\n  DuckDB: " + least.theirs();
    }
}
