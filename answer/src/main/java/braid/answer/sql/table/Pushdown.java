package braid.answer.sql.table;

import braid.answer.merge.Layer;
import braid.answer.sql.mistake.SqlMistakes;
import braid.core.group.RowFilter;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.type.Decimals;
import braid.core.view.Key;
import braid.core.view.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * What of a condition the stores can check: equality and IN on key columns, ranges of {@code window_start}.
 *
 * <p>The filter passes every row that the condition passes, and perhaps more: the condition is still checked on what was read. So a
 * conjunct that is not understood is left out.
 */
public final class Pushdown {
    private static final int MOST_CONJUNCTS = 1_000;

    private static final List<Object> SIDES = List.of("batch", "speed");

    /** {@code __layer} is checked like a key column. */
    private static final Key LAYER = new Key(HiddenColumns.LAYER, DataType.VARCHAR, false, null);

    private final ViewTable table;
    private final RexBuilder builder;
    private final Map<String, List<Object>> keys = new LinkedHashMap<>();
    private long from = RowFilter.MIN;
    private long to = RowFilter.MAX;

    private Pushdown(ViewTable table, RexBuilder builder) {
        this.table = table;
        this.builder = builder;
    }

    /**
     * What the stores check.
     *
     * @param layer the side that is needed
     */
    record Pushed(RowFilter filter, Layer layer) {}

    /** The filter for a condition over the rows of a view. */
    static Pushed of(ViewTable table, RexNode condition, RexBuilder builder) {
        Pushdown pushdown = new Pushdown(table, builder);
        RexNode plain = RexUtil.toCnf(
                builder,
                MOST_CONJUNCTS,
                RexUtil.expandSearch(builder, null, condition).accept(withoutFalse(builder)));
        org.apache.calcite.plan.RelOptUtil.conjunctions(plain).forEach(pushdown::conjunct);
        Layer layer = layer(pushdown.keys.remove(HiddenColumns.LAYER));
        return new Pushed(new RowFilter(pushdown.keys, pushdown.from, Math.max(pushdown.from, pushdown.to)), layer);
    }

    /** Calcite's normal form knows no OR of which nothing is left. */
    private static RexShuttle withoutFalse(RexBuilder builder) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexNode visited = super.visitCall(call);
                return visited.getKind() == SqlKind.OR
                        ? RexUtil.composeDisjunction(builder, ((RexCall) visited).getOperands())
                        : visited;
            }
        };
    }

    /** The side that a condition on {@code __layer} leaves; both where it leaves none, since nothing will pass. */
    private static Layer layer(List<Object> allowed) {
        if (allowed == null || allowed.size() != 1) {
            return Layer.MERGED;
        }
        return allowed.get(0).equals("batch") ? Layer.BATCH : Layer.SPEED;
    }

    private void conjunct(RexNode node) {
        Optional<Allowed> allowed = allowed(node);
        if (allowed.isPresent()) {
            keys.merge(allowed.get().key(), allowed.get().values(), Pushdown::both);
        } else if (node instanceof RexCall call && call.getOperands().size() == 2) {
            range(call);
        }
    }

    private static List<Object> both(List<Object> a, List<Object> b) {
        List<Object> both = new ArrayList<>(a);
        both.retainAll(b);
        return both;
    }

    /** A key column and the values that a condition leaves it. */
    private record Allowed(String key, List<Object> values) {}

    private Optional<Allowed> allowed(RexNode node) {
        return switch (node.getKind()) {
            case EQUALS -> equality((RexCall) node);
            case IS_NULL ->
                key(((RexCall) node).getOperands().get(0)).map(key -> {
                    List<Object> values = new ArrayList<>();
                    values.add(null);
                    return new Allowed(key.name(), values);
                });
            case OR -> disjunction((RexCall) node);
            default -> Optional.empty();
        };
    }

    private Optional<Allowed> equality(RexCall call) {
        RexNode left = plain(call.getOperands().get(0));
        RexNode right = plain(call.getOperands().get(1));
        RexNode column = left instanceof RexInputRef ? left : right;
        RexNode other = column == left ? right : left;
        if (!(other instanceof RexLiteral literal) || literal.isNull()) {
            return Optional.empty();
        }
        return key(column).flatMap(key -> value(key.type(), literal).map(value -> {
            if (key == LAYER && !SIDES.contains(value)) {
                throw SqlMistakes.whole(
                        "__layer is compared with '" + value + "', but is 'batch' or 'speed': a statement that names"
                                + " __layer has a row for each side, and their sum is the merged view without it.");
            }
            List<Object> values = new ArrayList<>();
            values.add(value);
            return new Allowed(key.name(), values);
        }));
    }

    /** {@code k = 1 OR k = 2}, which is what IN becomes: all about one key, or nothing is known. */
    private Optional<Allowed> disjunction(RexCall call) {
        String name = null;
        List<Object> values = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            Optional<Allowed> one = allowed(operand);
            if (one.isEmpty() || name != null && !name.equals(one.get().key())) {
                return Optional.empty();
            }
            name = one.get().key();
            values.addAll(one.get().values());
        }
        return Optional.of(new Allowed(name, values));
    }

    private void range(RexCall call) {
        RexNode left = plain(call.getOperands().get(0));
        RexNode right = plain(call.getOperands().get(1));
        boolean turned = right instanceof RexInputRef;
        RexNode column = turned ? right : left;
        RexNode other = turned ? left : right;
        if (column instanceof RexInputRef ref
                && table.column(ref.getIndex()).equals(View.WINDOW_START)
                && other instanceof RexLiteral literal
                && !literal.isNull()) {
            SqlKind kind = turned ? call.getKind().reverse() : call.getKind();
            value(DataType.TIMESTAMP, literal).ifPresent(value -> bound(kind, (Long) value));
        }
    }

    private void bound(SqlKind kind, long millis) {
        switch (kind) {
            case EQUALS -> {
                from = Math.max(from, millis);
                to = Math.min(to, millis + 1);
            }
            case GREATER_THAN -> from = Math.max(from, millis + 1);
            case GREATER_THAN_OR_EQUAL -> from = Math.max(from, millis);
            case LESS_THAN -> to = Math.min(to, millis);
            case LESS_THAN_OR_EQUAL -> to = Math.min(to, millis + 1);
            default -> {}
        }
    }

    private Optional<Key> key(RexNode node) {
        if (!(plain(node) instanceof RexInputRef ref)) {
            return Optional.empty();
        }
        return table.isLayer(ref.getIndex())
                ? Optional.of(LAYER)
                : Optional.ofNullable(table.view().key(table.column(ref.getIndex())));
    }

    /** A column or literal without the casts that only change a text's length or NULL's place in the type. */
    private static RexNode plain(RexNode node) {
        if (node instanceof RexCall call && call.getKind() == SqlKind.CAST) {
            RexNode operand = call.getOperands().get(0);
            Optional<DataType> from = Types.of(operand.getType());
            Optional<DataType> to = Types.of(call.getType());
            boolean same = from.isPresent()
                    && to.isPresent()
                    && from.get().kind() == to.get().kind()
                    && (from.get().kind() == DataType.Kind.VARCHAR
                                    && to.get().precision() >= from.get().precision()
                            || from.equals(to));
            return same ? plain(operand) : node;
        }
        return node;
    }

    /** The value of a literal as a column of that type holds it; empty where no row can be found by it exactly. */
    private static Optional<Object> value(DataType type, RexLiteral literal) {
        try {
            return Optional.ofNullable(
                    switch (type.kind()) {
                        case VARCHAR ->
                            literal.getType().getSqlTypeName() == org.apache.calcite.sql.type.SqlTypeName.VARCHAR
                                            || !literal.getValueAs(String.class).endsWith(" ")
                                    ? literal.getValueAs(String.class)
                                    : null;
                        case BOOLEAN -> literal.getValueAs(Boolean.class);
                        case INTEGER -> literal.getValueAs(BigDecimal.class).intValueExact();
                        case BIGINT -> literal.getValueAs(BigDecimal.class).longValueExact();
                        case DECIMAL -> Decimals.fitted(literal.getValueAs(BigDecimal.class), type);
                        case DATE -> literal.getValueAs(DateString.class).getDaysSinceEpoch();
                        case TIMESTAMP ->
                            literal.getValueAs(TimestampString.class).getMillisSinceEpoch();
                        case DOUBLE, BYTES -> null;
                    });
        } catch (ArithmeticException | AssertionError | ClassCastException e) {
            return Optional.empty();
        }
    }
}
