package braid.answer.sql.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * The rows of a long VALUES, or of a long list behind IN, as a table: as data, since as code they would outgrow what a method of a running
 * plan can hold.
 */
final class ConstantTable extends AbstractTable implements ScannableTable {
    /** Shorter ones stay in the plan, where the optimizer sees them. */
    static final int LONG = 100;

    private final RelDataType type;
    private final List<Object[]> rows = new ArrayList<>();

    ConstantTable(Values values) {
        type = values.getRowType();
        for (List<RexLiteral> tuple : values.getTuples()) {
            rows.add(row(tuple));
        }
    }

    /** Whether all literals are of types that have a form in memory here. */
    static boolean canHold(Values values) {
        return values.getRowType().getFieldList().stream().allMatch(field -> switch (field.getType()
                .getSqlTypeName()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, CHAR, VARCHAR, DATE, TIMESTAMP -> true;
            default -> false;
        });
    }

    private Object[] row(List<RexLiteral> tuple) {
        Object[] row = new Object[tuple.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(type.getFieldList().get(i).getType(), tuple.get(i));
        }
        return row;
    }

    private static Object value(RelDataType type, RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case TINYINT -> literal.getValueAs(BigDecimal.class).byteValueExact();
            case SMALLINT -> literal.getValueAs(BigDecimal.class).shortValueExact();
            case INTEGER -> literal.getValueAs(BigDecimal.class).intValueExact();
            case BIGINT -> literal.getValueAs(BigDecimal.class).longValueExact();
            case DECIMAL -> literal.getValueAs(BigDecimal.class);
            case DOUBLE -> literal.getValueAs(Double.class);
            case DATE -> literal.getValueAs(Integer.class);
            case TIMESTAMP -> literal.getValueAs(Long.class);
            default -> literal.getValueAs(String.class);
        };
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return type;
    }

    @Override
    public Enumerable<Object[]> scan(DataContext root) {
        return Linq4j.asEnumerable(rows);
    }
}
