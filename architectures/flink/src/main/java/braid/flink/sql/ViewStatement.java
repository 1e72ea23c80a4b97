package braid.flink.sql;

import braid.core.aggregate.Average;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Sum;
import braid.core.sql.ViewText;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Measure;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.flink.sketch.DistinctSketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/**
 * A view's statement for Flink: its own SELECT, whose aggregates yield what is stored, the partial aggregates.
 *
 * <ul>
 *   <li>{@code COUNT}, {@code MIN}, {@code MAX} stay; {@code SUM} stays, over a type in which it cannot overflow;
 *   <li>{@code AVG(x)} becomes {@code SUM(x)} and {@code COUNT(x)};
 *   <li>{@code APPROX_COUNT_DISTINCT(x)} becomes {@link DistinctSketch DISTINCT_SKETCH(x)};
 *   <li>{@code window_end} is left out of the SELECT, and for {@link Emit#CONTINUOUS} out of the GROUP BY: a grouping by window_start
 *       alone is to Flink a grouping like any other, that changes with each event and knows no late ones, and its groups are the same.
 * </ul>
 */
final class ViewStatement {
    private final View view;
    private final SqlSelect select;
    private final Emit emit;
    private final FlinkText text;
    private final Map<String, DataType> columns = new LinkedHashMap<>();
    private final List<String> items = new ArrayList<>();

    ViewStatement(Pipeline pipeline, View view, Emit emit) {
        this.view = view;
        this.select = ViewText.select(pipeline, view);
        this.emit = emit;
        this.text = new FlinkText(view.source());
        Map<String, DataType> stored =
                view.accumulatorColumns().stream().collect(Collectors.toMap(Column::name, Column::type));
        for (int i = 0; i < view.columns().size(); i++) {
            read(view.columns().get(i), unnamed(select.getSelectList().get(i)), stored);
        }
    }

    /** The columns of what it selects, in order. */
    Map<String, DataType> columns() {
        return columns;
    }

    private static SqlNode unnamed(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private void read(String name, SqlNode item, Map<String, DataType> stored) {
        Key key = view.key(name);
        Measure measure = view.measure(name);
        if (measure != null) {
            partials(measure, item).forEach((column, sql) -> add(column, stored.get(column), sql));
        } else if (key != null) {
            add(name, key.type(), text.of(item, key.expression()));
        } else if (name.equals(View.WINDOW_START)) {
            add(name, DataType.TIMESTAMP, FlinkText.quoted(name));
        }
    }

    private void add(String name, DataType type, String sql) {
        columns.put(name, type);
        items.add(sql + " AS " + FlinkText.quoted(name));
    }

    private Map<String, String> partials(Measure measure, SqlNode item) {
        boolean filtered = item.getKind() == SqlKind.FILTER;
        SqlCall call = filtered ? ((SqlCall) item).operand(0) : (SqlCall) item;
        String filter = filtered ? " FILTER (WHERE " + text.of(((SqlCall) item).operand(1)) + ")" : "";
        String argument = measure.argument() == null ? "*" : text.of(call.operand(0), measure.argument());
        String name = measure.name();
        Map<String, String> partials = new LinkedHashMap<>();
        if (measure.aggregate() instanceof Average average) {
            partials.put(name + "__sum", sum(argument, average.argument()) + filter);
            partials.put(name + "__count", "COUNT(" + argument + ")" + filter);
        } else if (measure.aggregate() instanceof DistinctCount) {
            partials.put(name + "__sketch", DistinctSketch.NAME + "(" + argument + ")" + filter);
        } else if (measure.aggregate() instanceof Sum sum) {
            partials.put(name, sum(argument, sum.argument()) + filter);
        } else {
            partials.put(name, measure.aggregate().sql() + "(" + argument + ")" + filter);
        }
        return partials;
    }

    /** Flink's sum of INTEGER is an INTEGER, and of BIGINT a BIGINT. */
    private static String sum(String argument, DataType type) {
        boolean whole = type.kind() == DataType.Kind.INTEGER || type.kind() == DataType.Kind.BIGINT;
        return whole
                ? "SUM(CAST(" + argument + " AS " + FlinkTypes.sql(new Sum(type).resultType()) + "))"
                : "SUM(" + argument + ")";
    }

    /** The SELECT. */
    String sql() {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(String.join(", ", items))
                .append(" FROM ")
                .append(from());
        if (select.getWhere() != null) {
            sql.append(" WHERE ").append(text.of(select.getWhere()));
        }
        List<String> groups = groups();
        return groups.isEmpty()
                ? sql.toString()
                : sql.append(" GROUP BY ").append(String.join(", ", groups)).toString();
    }

    private String from() {
        String source = FlinkText.quoted(view.source().name());
        if (!view.window().visible()) {
            return source;
        }
        SqlCall function = ((SqlCall) unnamed(select.getFrom())).operand(0);
        return "TABLE(TUMBLE(TABLE " + source + ", DESCRIPTOR("
                + FlinkText.quoted(view.window().timeColumn()) + "), " + text.of(function.operand(2)) + "))";
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (SqlNode group : select.getGroup() == null ? SqlNodeList.EMPTY : select.getGroup()) {
            if (emit == Emit.WINDOW || !isWindowEnd(group)) {
                groups.add(expression(group));
            }
        }
        return groups;
    }

    /** As in the SELECT list, so that Flink finds it there. */
    private String expression(SqlNode group) {
        for (int i = 0; i < view.columns().size(); i++) {
            Key key = view.key(view.columns().get(i));
            if (key != null && unnamed(select.getSelectList().get(i)).toString().equals(group.toString())) {
                return text.of(group, key.expression());
            }
        }
        return text.of(group);
    }

    private boolean isWindowEnd(SqlNode node) {
        return view.window().visible()
                && node instanceof SqlIdentifier name
                && name.names.get(name.names.size() - 1).equals(View.WINDOW_END);
    }
}
