package braid.dataflow.model;

import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.sql.CompiledPipelines;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.dataflow.coder.EventCoder;
import braid.dataflow.coder.ViewRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pipeline with views of every kind of aggregate, its events, and what a direct fold of them gives. */
record Shop(String file) {
    static final long HOUR = 3_600_000;
    static final long START = 978_307_200_000L;

    static Shop in(Path folder) throws IOException {
        return new Shop(Files.writeString(folder.resolve("shop.sql"), """
                CREATE TABLE sales (id VARCHAR NOT NULL, sold TIMESTAMP(3) NOT NULL, shop VARCHAR, amount DECIMAL(8,2), weight DOUBLE, sold_on DATE, PRIMARY KEY (id));
                CREATE VIEW hourly AS SELECT shop, window_start, window_end, COUNT(*) AS n, AVG(amount) AS mean, SUM(amount) FILTER (WHERE amount > 5) AS big,
                  MIN(weight) AS lightest, MAX(sold_on) AS latest_day, SUM(CASE WHEN amount > 5 THEN 1 ELSE 0 END) AS dear
                  FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold), INTERVAL '1' HOUR)) GROUP BY shop, window_start, window_end;
                CREATE VIEW daily AS SELECT EXTRACT(HOUR FROM sold) AS hour_of_day, window_start, window_end, COUNT(*) AS n
                  FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold), INTERVAL '1' DAY)) GROUP BY EXTRACT(HOUR FROM sold), window_start, window_end;
                """).toString());
    }

    /** The same with a view that has no windows. */
    static Shop withoutWindows(Path folder) throws IOException {
        Shop shop = in(folder);
        Path file = folder.resolve("whole.sql");
        Files.writeString(
                file,
                Files.readString(Path.of(shop.file))
                        + "CREATE VIEW ever AS SELECT COUNT(*) AS n, APPROX_COUNT_DISTINCT(shop) AS shops, MAX(sold) AS latest FROM sales"
                        + " WHERE shop IS NOT NULL;");
        return new Shop(file.toString());
    }

    Pipeline pipeline() {
        return CompiledPipelines.of(file);
    }

    Source source() {
        return pipeline().source("sales");
    }

    EventCoder coder() {
        return new EventCoder(file, "sales");
    }

    static Object[] sale(String id, long at, int shop, int cents) {
        return new Object[] {
            id,
            at,
            shop == 0 ? null : "shop" + shop,
            cents % 10 == 0 ? null : BigDecimal.valueOf(cents, 2),
            cents / 8.0,
            (int) Math.floorDiv(at, 24 * HOUR)
        };
    }

    /** By group, the values of a view over these events. */
    Map<String, String> fold(String view, List<Object[]> events) {
        View definition = pipeline().view(view);
        ViewFunction function = new ViewFunction(definition);
        PartialAggregates partials = new PartialAggregates(definition);
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        for (Object[] event : events) {
            if (function.accept(event)) {
                GroupKey key = function.group();
                GroupKey group = definition.window().visible() ? key : new GroupKey(0, key.values());
                function.addTo(groups.computeIfAbsent(group, any -> partials.empty()));
            }
        }
        Map<String, String> values = new HashMap<>();
        groups.forEach((group, accumulators) -> values.put(group.toString(), values(accumulators)));
        return values;
    }

    /** A row's values. */
    String values(String view, ViewRow row) {
        return values(new PartialAggregates(pipeline().view(view)).decode(row.partials()));
    }

    private static String values(Accumulator[] accumulators) {
        return Arrays.stream(accumulators).map(Accumulator::result).toList().toString();
    }
}
