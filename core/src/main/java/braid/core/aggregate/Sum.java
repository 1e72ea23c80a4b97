package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;

/**
 * {@code SUM(x)}: NULL when no value came.
 *
 * <p>Exact for INTEGER (a BIGINT), BIGINT (a DECIMAL(38,0)) and DECIMAL(p,s) with p up to 28 (a
 * DECIMAL(38,s)): no sum of fewer than ten billion values can need more digits. The sum of DOUBLE is a DOUBLE whose last
 * digits depend on the order of the events.
 *
 * @param argument the type of the values
 */
public record Sum(DataType argument) implements Aggregate {
    public Sum {
        Total.resultType(argument);
    }

    @Override
    public String sql() {
        return "SUM";
    }

    @Override
    public DataType resultType() {
        return Total.resultType(argument);
    }

    @Override
    public boolean resultNullable() {
        return true;
    }

    @Override
    public List<Column> columns(String name) {
        return List.of(new Column(name, resultType(), true));
    }

    @Override
    public Accumulator empty() {
        return Total.of(argument);
    }

    @Override
    public Accumulator decode(Object[] row, int at) {
        Total total = Total.of(argument);
        total.restore(row[at]);
        return total;
    }
}
