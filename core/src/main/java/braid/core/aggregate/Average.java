package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;

/**
 * {@code AVG(x)}: a DOUBLE, the nearest to the exact sum divided by the count; NULL when no value came.
 *
 * <p>Kept as (sum, count), because averages cannot be merged and their parts can.
 *
 * @param argument the type of the values
 */
public record Average(DataType argument) implements Aggregate {
    public Average {
        Total.resultType(argument);
    }

    @Override
    public String sql() {
        return "AVG";
    }

    @Override
    public DataType resultType() {
        return DataType.DOUBLE;
    }

    @Override
    public boolean resultNullable() {
        return true;
    }

    @Override
    public List<Column> columns(String name) {
        return List.of(
                new Column(name + "__sum", Total.resultType(argument), true),
                new Column(name + "__count", DataType.BIGINT, false));
    }

    @Override
    public Accumulator empty() {
        return new State(Total.of(argument), 0);
    }

    @Override
    public Accumulator decode(Object[] row, int at) {
        Total sum = Total.of(argument);
        sum.restore(row[at]);
        return new State(sum, row[at + 1] == null ? 0 : (Long) row[at + 1]);
    }

    private static final class State implements Accumulator {
        private final Total sum;
        private long count;

        State(Total sum, long count) {
            this.sum = sum;
            this.count = count;
        }

        @Override
        public void add(Object value) {
            sum.add(value);
            count++;
        }

        @Override
        public void merge(Accumulator other) {
            State that = (State) other;
            sum.merge(that.sum);
            count += that.count;
        }

        @Override
        public Object result() {
            return count == 0 ? null : (Object) sum.mean(count);
        }

        @Override
        public void encode(Object[] row, int at) {
            sum.encode(row, at);
            row[at + 1] = count;
        }
    }
}
