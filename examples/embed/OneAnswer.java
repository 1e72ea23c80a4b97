import braid.answer.format.CsvWriter;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.read.MergedReader;
import braid.answer.limit.ReadLimits;
import braid.answer.side.SpeedSide;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.aggregate.Accumulator;
import braid.core.group.PartialAggregates;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.View;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One exact answer from two sides that this program holds itself: no server, no store. README.md beside it says how to run it. */
public class OneAnswer {
    public static void main(String[] arguments) throws Exception {
        var shop = PipelineCompiler.compile("shop.sql", """
                CREATE TABLE orders (ordered_at TIMESTAMP(3) NOT NULL, item VARCHAR(20) NOT NULL, units BIGINT NOT NULL);
                CREATE VIEW sales AS SELECT item, SUM(units) AS units FROM orders GROUP BY item;
                """);
        var orders = new Partition("orders", 0);
        // Cut 1: batch has computed offsets 0 to 2 of the log, the real-time view holds what 3 and 4 add.
        var batch = BatchSide.of(
                new PublishedCut(1, Instant.now(), new Boundary(Map.of(orders, 3L))),
                (view, filter) -> fold(view, sold("apples", 40), sold("pears", 30), sold("apples", 30)));
        var speed = SpeedSide.of(
                Map.of(orders, new Progress(1, 3, 5, Instant.now())),
                (view, filter) -> fold(view, sold("apples", 5), sold("plums", 2)));
        var reader = new MergedReader(
                Architecture.LAMBDA,
                shop.name(),
                batch,
                speed,
                LogSide.NONE,
                Duration.ofMinutes(1),
                new ReadLimits(1_000, 1 << 20),
                Clock.systemUTC());
        var sql = new SqlService(shop, reader, new SqlLimits(Duration.ofSeconds(5), 1_000, 1 << 24, 10));
        var answer = sql.answer("SELECT item, units FROM sales WHERE units > 10 ORDER BY units DESC");
        CsvWriter.write(answer, System.out);
    }

    private static Object[] sold(String item, long units) {
        return new Object[] {Instant.now().toEpochMilli(), item, units};
    }

    /** What a layer does with events: the groups that they add up to, as a store would hold them. */
    private static List<GroupRow> fold(View view, Object[]... events) {
        var function = new ViewFunction(view);
        Map<GroupKey, Accumulator[]> groups = new LinkedHashMap<>();
        for (var event : events) {
            if (function.accept(event)) {
                function.addTo(groups.computeIfAbsent(function.group(), group -> function.empty()));
            }
        }
        var partials = new PartialAggregates(view);
        return groups.entrySet().stream()
                .map(group -> new GroupRow(group.getKey(), partials.encode(group.getValue())))
                .toList();
    }
}
