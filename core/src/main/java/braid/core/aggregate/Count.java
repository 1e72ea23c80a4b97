package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.List;

/** {@code COUNT(*)} and {@code COUNT(x)}: how many values came; BIGINT, exact, 0 for none. */
public record Count() implements Aggregate {
    @Override
    public String sql() {
        return "COUNT";
    }

    @Override
    public DataType resultType() {
        return DataType.BIGINT;
    }

    @Override
    public boolean resultNullable() {
        return false;
    }

    @Override
    public List<Column> columns(String name) {
        return List.of(new Column(name, DataType.BIGINT, false));
    }

    @Override
    public Accumulator empty() {
        return new State();
    }

    @Override
    public Accumulator decode(Object[] row, int at) {
        State state = new State();
        state.count = row[at] == null ? 0 : (Long) row[at];
        return state;
    }

    private static final class State implements Accumulator {
        private long count;

        @Override
        public void add(Object value) {
            count++;
        }

        @Override
        public void merge(Accumulator other) {
            count = Math.addExact(count, ((State) other).count);
        }

        @Override
        public Object result() {
            return count;
        }

        @Override
        public void encode(Object[] row, int at) {
            row[at] = count;
        }
    }
}
