package braid.answer.sql.function;

import braid.answer.arithmetic.StatementPlace;
import braid.core.text.TextChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Orders text by code point, as views and rows do, where Calcite goes by UTF-16 chars: in comparisons, ORDER BY, windows, MIN and MAX. They
 * are computed over {@link TextChange#orderKey keys} of the texts.
 */
public final class TextOrder extends RelHomogeneousShuttle {
    private final RexBuilder builder;
    private final TypedCalls calls;
    private final RexShuttle expressions = new Expressions();

    private TextOrder(RexBuilder builder) {
        this.builder = builder;
        calls = new TypedCalls(builder, StatementPlace.unknown("ORDER BY"));
    }

    public static RelNode in(RelNode tree, RexBuilder builder) {
        return tree.accept(new TextOrder(builder));
    }

    /** What is left to ask of a rewritten tree: it is in an order of texts already, which Calcite cannot name. */
    public static RelCollation required(RelCollation collation, RelDataType row) {
        boolean text = collation.getFieldCollations().stream()
                .anyMatch(field ->
                        isText(row.getFieldList().get(field.getFieldIndex()).getType()));
        return text ? RelCollations.EMPTY : collation;
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node).accept(expressions);
        if (visited instanceof Sort sort) {
            return sorted(sort);
        }
        return visited instanceof Aggregate aggregate ? aggregated(aggregate) : visited;
    }

    private static boolean isText(RelDataType type) {
        return SqlTypeUtil.isCharacter(type);
    }

    private RexNode key(RexNode text) {
        return calls.call(text.getType(), TextChange.class, "orderKey", text);
    }

    /** All columns, and the keys of some texts behind them. */
    private final class Keyed {
        private final RelNode input;
        private final List<RexNode> columns = new ArrayList<>();

        Keyed(RelNode input) {
            this.input = input;
            columns.addAll(builder.identityProjects(input.getRowType()));
        }

        int key(int column) {
            columns.add(TextOrder.this.key(RexInputRef.of(column, input.getRowType())));
            return columns.size() - 1;
        }

        boolean isNone() {
            return columns.size() == input.getRowType().getFieldCount();
        }

        RelNode project() {
            return LogicalProject.create(input, List.of(), columns, (List<String>) null, java.util.Set.of());
        }
    }

    private RelNode sorted(Sort sort) {
        Keyed keyed = new Keyed(sort.getInput());
        RelDataType row = sort.getRowType();
        List<RelFieldCollation> fields = new ArrayList<>();
        for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
            int index = field.getFieldIndex();
            fields.add(
                    isText(row.getFieldList().get(index).getType()) ? field.withFieldIndex(keyed.key(index)) : field);
        }
        if (keyed.isNone()) {
            return sort;
        }
        RelNode ordered = LogicalSort.create(keyed.project(), RelCollations.of(fields), sort.offset, sort.fetch);
        return LogicalProject.create(
                ordered, List.of(), builder.identityProjects(row), row.getFieldNames(), java.util.Set.of());
    }

    private static boolean isExtreme(SqlKind kind) {
        return kind == SqlKind.MIN || kind == SqlKind.MAX;
    }

    private RelNode aggregated(Aggregate aggregate) {
        Keyed keyed = new Keyed(aggregate.getInput());
        List<AggregateCall> changed = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            boolean ofText = isExtreme(call.getAggregation().getKind()) && isText(call.getType());
            changed.add(
                    ofText
                            ? call.withArgList(
                                    List.of(keyed.key(call.getArgList().get(0))))
                            : withinGroup(call, keyed));
        }
        if (keyed.isNone()) {
            return aggregate;
        }
        RelNode computed = LogicalAggregate.create(
                keyed.project(), List.of(), aggregate.getGroupSet(), aggregate.getGroupSets(), changed);
        List<RexNode> columns = new ArrayList<>(builder.identityProjects(computed.getRowType()));
        for (int i = 0; i < changed.size(); i++) {
            int at = aggregate.getGroupCount() + i;
            if (isExtreme(changed.get(i).getAggregation().getKind())
                    && changed.get(i) != aggregate.getAggCallList().get(i)) {
                columns.set(at, text(columns.get(at)));
            }
        }
        return LogicalProject.create(
                computed, List.of(), columns, aggregate.getRowType().getFieldNames(), java.util.Set.of());
    }

    /** The order in which LISTAGG and its like take values. */
    private static AggregateCall withinGroup(AggregateCall call, Keyed keyed) {
        List<RelFieldCollation> fields = new ArrayList<>();
        for (RelFieldCollation field : call.getCollation().getFieldCollations()) {
            boolean ofText = isText(keyed.columns.get(field.getFieldIndex()).getType());
            fields.add(ofText ? field.withFieldIndex(keyed.key(field.getFieldIndex())) : field);
        }
        return fields.equals(call.getCollation().getFieldCollations())
                ? call
                : call.withCollation(RelCollations.of(fields));
    }

    private RexNode text(RexNode key) {
        return calls.call(key.getType(), TextChange.class, "ofOrderKey", key);
    }

    private final class Expressions extends RexShuttle {
        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = super.visitCall(
                    call.getKind() == SqlKind.SEARCH
                                    && isText(call.getOperands().get(0).getType())
                            ? (RexCall) RexUtil.expandSearch(builder, null, call)
                            : call);
            if (visited.getKind() == SqlKind.AND || visited.getKind() == SqlKind.OR) {
                return RexUtil.flatten(builder, visited);
            }
            return visited instanceof RexCall inner && compares(inner) ? compared(inner) : visited;
        }

        private boolean compares(RexCall call) {
            return switch (call.getKind()) {
                case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    call.getOperands().stream().allMatch(operand -> isText(operand.getType()));
                default -> false;
            };
        }

        private RexNode compared(RexCall call) {
            return call.clone(
                    call.getType(),
                    call.getOperands().stream().map(TextOrder.this::key).toList());
        }

        @Override
        public RexNode visitOver(RexOver over) {
            RexOver inner = (RexOver) super.visitOver(over);
            boolean extreme = isExtreme(inner.getAggOperator().getKind()) && isText(inner.getType());
            RexWindow window = inner.getWindow();
            List<RexFieldCollation> order = new ArrayList<>();
            window.orderKeys.forEach(each ->
                    order.add(isText(each.left.getType()) ? new RexFieldCollation(key(each.left), each.right) : each));
            if (!extreme && order.equals(window.orderKeys)) {
                return inner;
            }
            RexNode changed = builder.makeOver(
                    inner.getType(),
                    inner.getAggOperator(),
                    extreme
                            ? inner.getOperands().stream()
                                    .map(TextOrder.this::key)
                                    .toList()
                            : inner.getOperands(),
                    window.partitionKeys,
                    com.google.common.collect.ImmutableList.copyOf(order),
                    window.getLowerBound(),
                    window.getUpperBound(),
                    window.getExclude(),
                    window.isRows(),
                    true,
                    false,
                    inner.isDistinct(),
                    inner.ignoreNulls());
            return extreme ? text(changed) : changed;
        }
    }
}
