package braid.core.expression;

import braid.core.sql.type.MethodFunction;
import braid.core.sql.type.TextFunctions;
import braid.core.sql.type.Types;
import braid.core.text.Text;
import braid.core.text.Weeks;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Some expressions over a source's row, compiled to bytecode: row in, values out, each as {@link DataType.Kind} says.
 *
 * <p>Not safe for use by several threads: it remembers the row it is evaluating.
 */
public final class RowFunction {
    private final Function1<DataContext, Object[]> compiled;
    private final DataType[] types;
    private final RowContext context = new RowContext();

    public RowFunction(Source source, List<RexNode> expressions) {
        JavaTypeFactory factory = Types.factory();
        RexBuilder builder = new RexBuilder(factory);
        types = expressions.stream()
                .map(e -> Types.of(e.getType()).orElseThrow())
                .toArray(DataType[]::new);
        List<RexNode> computed = new OwnFunctions(builder).apply(expressions);
        compiled = new RexExecutorImpl(context)
                .getExecutable(builder, computed, Types.rowType(factory, source))
                .getFunction();
    }

    /** The values of all expressions for one row, in a new array. */
    public Object[] apply(Object[] row) {
        context.row = row;
        Object[] values = compiled.apply(context);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                values[i] = canonical(values[i], types[i]);
            }
        }
        return values;
    }

    /** The one form that a value of this type has in memory. */
    private static Object canonical(Object value, DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> decimal(value, type.scale());
            case INTEGER, DATE -> value instanceof Integer ? value : (Object) ((Number) value).intValue();
            case BIGINT, TIMESTAMP -> value instanceof Long ? value : (Object) ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue() + 0.0;
            default -> value;
        };
    }

    private static BigDecimal decimal(Object value, int scale) {
        BigDecimal decimal = value instanceof BigDecimal big ? big : new BigDecimal(value.toString());
        return decimal.scale() == scale ? decimal : decimal.setScale(scale, RoundingMode.HALF_UP);
    }

    /** Replaces LIKE by {@link Text#like}, and weeks that begin on Sunday by those of {@link Weeks}. */
    private static final class OwnFunctions extends RexShuttle {
        private final RexBuilder builder;

        OwnFunctions(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexCall inner = (RexCall) super.visitCall(call);
            if (inner.getKind() == SqlKind.LIKE) {
                return builder.makeCall(inner.getType(), TextFunctions.LIKE, inner.getOperands());
            }
            return inner.getKind() == SqlKind.FLOOR && isWeek(inner) ? week(inner) : inner;
        }

        private static boolean isWeek(RexCall floor) {
            return floor.getOperands().size() == 2
                    && ((RexLiteral) floor.getOperands().get(1)).getValueAs(TimeUnitRange.class) == TimeUnitRange.WEEK;
        }

        private RexNode week(RexCall floor) {
            boolean day = floor.getType().getSqlTypeName() == SqlTypeName.DATE;
            return builder.makeCall(
                    floor.getType(),
                    MethodFunction.of(
                            day ? "WEEK_OF_DAY" : "WEEK_OF_TIME",
                            ReturnTypes.ARG0_NULLABLE,
                            Weeks.class,
                            day ? "ofDay" : "ofMillis"),
                    List.of(floor.getOperands().get(0)));
        }
    }

    private static final class RowContext implements DataContext {
        private Object[] row;

        @Override
        public Object get(String name) {
            return name.equals("inputRecord") ? row : null;
        }

        @Override
        public SchemaPlus getRootSchema() {
            return null;
        }

        @Override
        public JavaTypeFactory getTypeFactory() {
            return null;
        }

        @Override
        public QueryProvider getQueryProvider() {
            return null;
        }
    }
}
