package braid.answer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.read.ModelLog;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.rows.request.RowsRequest;
import braid.core.aggregate.Accumulator;
import braid.core.group.GroupKey;
import braid.core.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PagingTest {
    private static final List<String> COLUMNS = List.of(
            "shop",
            "item",
            "window_start",
            "window_end",
            "sales",
            "priced",
            "revenue",
            "items",
            "units",
            "least",
            "latest",
            "first_day",
            "mean",
            "mean_ok",
            "kinds");

    private final RowsParameters parameters = new RowsParameters(ModelLog.PIPELINE, 1_000, Duration.ofSeconds(10));

    @Property(tries = 30)
    void pages_areTheSlicesOfOneOrder(@ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int limit) {
        ModelLog log = ModelLog.random(random, 200);
        log.foldAll();
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        String order = (random.nextBoolean() ? "-" : "") + COLUMNS.get(random.nextInt(COLUMNS.size())) + ",-sales";
        List<List<Object>> whole = values(service.answer(request("order", order)));
        List<List<Object>> paged = new ArrayList<>();
        String cursor = null;
        do {
            RowsAnswer page = service.answer(
                    cursor == null
                            ? request("order", order, "limit", "" + limit)
                            : request("order", order, "limit", "" + limit, "cursor", cursor));
            paged.addAll(values(page));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole);
    }

    @Property(tries = 30)
    void ranking_isOverMergedValues(@ForAll Random random) {
        ModelLog log = ModelLog.random(random, 300);
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        RowsAnswer best = service.answer(request("order", "-sales", "limit", "5"));
        View view = ModelLog.PIPELINE.view("by_shop");
        Map<GroupKey, Accumulator[]> direct = log.direct(view, braid.answer.merge.RollUp.none(view), best.coverage());
        List<Long> expected = direct.values().stream()
                .map(a -> (Long) a[0].result())
                .sorted((a, b) -> Long.compare(b, a))
                .limit(5)
                .toList();
        assertThat(best.rows()).extracting(row -> row[4]).isEqualTo(expected);
    }

    private RowsRequest request(String... pairs) {
        Map<String, String[]> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return parameters.read("by_shop", map);
    }

    private static List<List<Object>> values(RowsAnswer answer) {
        return answer.rows().stream().map(Arrays::asList).toList();
    }
}
