package braid.batch.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import braid.batch.spark.SparkTypes;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What events that are to be landed together take up; learnt in one pass, which computes them.
 *
 * @param days of event time
 * @param withinKeys what the keys of other events have to lie in to be among theirs
 */
record LandingExtent(long days, long events, Column withinKeys) {
    private static final long DAY_MILLIS = 86_400_000L;

    static LandingExtent of(Dataset<Row> events, Source source, String timeColumn) {
        List<String> ordered = source.primaryKey().stream()
                .filter(name -> isOrdered(source, name))
                .toList();
        List<Column> asked = new ArrayList<>();
        asked.add(count(lit(1)));
        for (String name : ordered) {
            asked.add(functions.min(col(SparkTypes.quoted(name))));
            asked.add(functions.max(col(SparkTypes.quoted(name))));
        }
        String day = "floor(unix_millis(" + SparkTypes.quoted(timeColumn) + ") / " + DAY_MILLIS + "L)";
        Row row = events.agg(countDistinct(expr(day)), asked.toArray(Column[]::new))
                .head();
        Column within = IntStream.range(0, ordered.size())
                .mapToObj(i -> col(SparkTypes.quoted(ordered.get(i))).between(row.get(2 + 2 * i), row.get(3 + 2 * i)))
                .reduce(lit(true), Column::and);
        return new LandingExtent(row.getLong(0), row.getLong(1), within);
    }

    /** Literals of the other types have two calendars, or no order. */
    private static boolean isOrdered(Source source, String name) {
        return switch (source.columns().get(source.indexOf(name)).type().kind()) {
            case INTEGER, BIGINT, DECIMAL, VARCHAR -> true;
            default -> false;
        };
    }
}
