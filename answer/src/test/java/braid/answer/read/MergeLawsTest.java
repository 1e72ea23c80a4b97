package braid.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.merge.Group;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any answer over any log is the fold of what its coverage names. */
class MergeLawsTest {
    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static final Map<String, ViewFunction> COMPILED = new HashMap<>();

    @Property(tries = 200)
    void mergedAnswer_isTheFoldOfWhatItsCoverageNames(@ForAll Random random, @ForAll("rollUps") RollUp rollUp) {
        ModelLog log = ModelLog.random(random, random.nextInt(300), COMPILED);
        log.moves = random.nextInt(3);
        for (View view : ModelLog.PIPELINE.views()) {
            RollUp own = view.window().visible() ? rollUp : RollUp.ALL;
            Answer answer = log.reader().read(List.of(new Scan(view, RowFilter.ALL, own)), Layer.MERGED, soon());
            Map<GroupKey, Accumulator[]> direct = log.direct(view, own, answer.coverage());
            assertThat(answer.groups().get(0)).hasSameSizeAs(direct.keySet());
            for (Group group : answer.groups().get(0)) {
                assertThat(group.values())
                        .as("%s of %s", group.key(), view.name())
                        .isEqualTo(results(direct.get(group.key())));
            }
        }
    }

    @Property(tries = 50)
    void layers_areDisjointAndAddUp(@ForAll Random random) {
        ModelLog log = ModelLog.random(random, 200, COMPILED);
        View total = ModelLog.PIPELINE.view("total");
        long merged = sales(log, total, Layer.MERGED);
        assertThat(sales(log, total, Layer.BATCH) + sales(log, total, Layer.SPEED))
                .isEqualTo(merged);
    }

    private static long sales(ModelLog log, View total, Layer layer) {
        Answer answer = log.reader().read(List.of(new Scan(total, RowFilter.ALL, RollUp.ALL)), layer, soon());
        return answer.groups().get(0).stream()
                .mapToLong(group -> (Long) group.values()[0])
                .sum();
    }

    @Provide
    Arbitrary<RollUp> rollUps() {
        return Arbitraries.of(new RollUp(60_000), new RollUp(180_000), new RollUp(3_600_000), RollUp.ALL);
    }

    private static Object[] results(Accumulator[] accumulators) {
        return Arrays.stream(accumulators).map(Accumulator::result).toArray();
    }
}
