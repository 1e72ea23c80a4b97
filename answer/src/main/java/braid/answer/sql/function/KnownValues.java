package braid.answer.sql.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * What stands behind IGNORE NULLS: among the values of a frame that are not NULL the n-th, from either end; NULL where there are fewer. Public
 * because a running plan calls it.
 */
public abstract class KnownValues {
    /** {@code (x, n)}: the n-th known value from the first row of the frame on. */
    public static final SqlAggFunction FROM_START = function("KNOWN FROM START", FromStart.class);
    /** {@code (x, n)}: the n-th known value from the last row of the frame back. */
    public static final SqlAggFunction FROM_END = function("KNOWN FROM END", FromEnd.class);

    /** The values so far of which one may be the result. */
    public static final class Values {
        private final Deque<Object> last = new ArrayDeque<>();
        private int count;
    }

    private static SqlAggFunction function(String name, Class<?> type) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_FORCE_NULLABLE,
                null,
                OperandTypes.operandMetadata(
                        List.of(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER),
                        types ->
                                List.of(types.createSqlType(SqlTypeName.ANY), types.createSqlType(SqlTypeName.INTEGER)),
                        i -> i == 0 ? "value" : "place",
                        i -> false),
                AggregateFunctionImpl.create(type),
                false,
                false,
                Optionality.FORBIDDEN);
    }

    public Values init() {
        return new Values();
    }

    /** Counts from the beginning. */
    public static final class FromStart extends KnownValues {
        public Values add(Values values, Object value, int place) {
            if (value != null && ++values.count == place) {
                values.last.add(value);
            }
            return values;
        }

        public Object result(Values values) {
            return values.last.peekFirst();
        }
    }

    /** Counts from the end: keeps as many values as it counts. */
    public static final class FromEnd extends KnownValues {
        public Values add(Values values, Object value, int place) {
            if (value != null) {
                values.last.add(value);
                values.count = place;
                if (values.last.size() > place) {
                    values.last.removeFirst();
                }
            }
            return values;
        }

        public Object result(Values values) {
            return values.last.size() == values.count ? values.last.peekFirst() : null;
        }
    }
}
