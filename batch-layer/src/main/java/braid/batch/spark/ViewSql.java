package braid.batch.spark;

import braid.core.aggregate.Average;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Extreme;
import braid.core.aggregate.Sum;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A view definition as a Spark aggregation: rows of the source in, one row for each group out, with the columns of the view's table in
 * the warehouse: keys, {@code window_start}, accumulators.
 *
 * <p>Only Spark's own functions take part, so that all of it runs inside Catalyst.
 */
public final class ViewSql {
    private final View view;

    public ViewSql(View view) {
        this.view = view;
    }

    /** The start of the window that each event falls in, in milliseconds since 1970: an expression over the source's columns. */
    public static String windowStart(View view) {
        return SparkTimes.windowStart(
                SparkTypes.quoted(view.window().timeColumn()),
                view.window().size().toMillis());
    }

    /** The view's groups over these events. */
    public Dataset<Row> aggregate(Dataset<Row> events) {
        List<org.apache.spark.sql.Column> groups = new ArrayList<>();
        view.keys()
                .forEach(key -> groups.add(functions
                        .expr(SparkSql.of(view.source(), key.expression()))
                        .as(key.name())));
        groups.add(functions.expr("timestamp_millis(" + windowStart(view) + ")").as(View.WINDOW_START));
        List<org.apache.spark.sql.Column> accumulators = new ArrayList<>();
        view.measures().forEach(measure -> accumulators.addAll(accumulators(measure)));
        Dataset<Row> accepted =
                view.filter() == null ? events : events.where(SparkSql.of(view.source(), view.filter()));
        return accepted.groupBy(groups.toArray(org.apache.spark.sql.Column[]::new))
                .agg(
                        accumulators.get(0),
                        accumulators.subList(1, accumulators.size()).toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Groups with their dates and times as rows hold them in memory: days and milliseconds since 1970, which no calendar changes. */
    public Dataset<Row> plain(Dataset<Row> groups) {
        List<String> columns = new ArrayList<>();
        view.keys().forEach(key -> columns.add(plain(key.name(), key.type())));
        columns.add(plain(View.WINDOW_START, DataType.TIMESTAMP));
        view.accumulatorColumns().forEach(column -> columns.add(plain(column.name(), column.type())));
        return groups.selectExpr(columns.toArray(String[]::new));
    }

    private static String plain(String name, DataType type) {
        String quoted = SparkTypes.quoted(name);
        return switch (type.kind()) {
            case DATE -> "unix_date(" + quoted + ") AS " + quoted;
            case TIMESTAMP -> "unix_millis(" + quoted + ") AS " + quoted;
            default -> quoted;
        };
    }

    private List<org.apache.spark.sql.Column> accumulators(Measure measure) {
        List<Column> columns = measure.aggregate().columns(measure.name());
        String argument = measure.argument() == null ? "1" : SparkSql.of(view.source(), measure.argument());
        List<org.apache.spark.sql.Column> result = new ArrayList<>();
        if (measure.aggregate() instanceof Average average) {
            result.add(call(sum(average.argument(), argument), measure, columns.get(0)));
            result.add(call("count(" + argument + ")", measure, columns.get(1)));
        } else {
            result.add(call(function(measure, argument), measure, columns.get(0)));
        }
        return result;
    }

    private String function(Measure measure, String argument) {
        if (measure.aggregate() instanceof Count) {
            return "count(" + argument + ")";
        }
        if (measure.aggregate() instanceof Sum sum) {
            return sum(sum.argument(), argument);
        }
        if (measure.aggregate() instanceof Extreme extreme) {
            return (extreme.greatest() ? "max(" : "min(") + argument + ")";
        }
        DistinctCount distinct = (DistinctCount) measure.aggregate();
        return "hll_sketch_agg(" + hashed(distinct.argument(), argument) + ", " + DistinctCount.LG_K + ")";
    }

    /** Spark adds ten digits to a decimal for its sum; a BIGINT needs the digits of a decimal to begin with. */
    private static String sum(DataType argument, String value) {
        return argument.kind() == DataType.Kind.BIGINT
                ? "sum(CAST(" + value + " AS DECIMAL(19,0)))"
                : "sum(" + value + ")";
    }

    /** What the sketch's hash takes: text, or a BIGINT. */
    private static String hashed(DataType type, String value) {
        return switch (type.kind()) {
            case VARCHAR -> value;
            case DATE -> "CAST(unix_date(" + value + ") AS BIGINT)";
            case TIMESTAMP -> "unix_millis(" + value + ")";
            default -> "CAST(" + value + " AS BIGINT)";
        };
    }

    private org.apache.spark.sql.Column call(String function, Measure measure, Column column) {
        String filtered = measure.filter() == null
                ? function
                : function + " FILTER (WHERE " + SparkSql.of(view.source(), measure.filter()) + ")";
        return functions
                .expr("CAST(" + filtered + " AS " + SparkTypes.sql(column.type()) + ")")
                .as(column.name());
    }
}
