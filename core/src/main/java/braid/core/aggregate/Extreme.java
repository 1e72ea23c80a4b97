package braid.core.aggregate;

import braid.core.type.Column;
import braid.core.type.DataType;
import java.util.Comparator;
import java.util.List;

/**
 * {@code MIN(x)} or {@code MAX(x)}; NULL when no value came.
 *
 * <p>Text is ordered by code point, which is the order of its UTF-8 bytes and so the order that Spark and PostgreSQL's C collation use.
 *
 * @param argument the type of the values
 * @param greatest true for MAX
 */
public record Extreme(DataType argument, boolean greatest) implements Aggregate {
    public Extreme {
        if (argument.kind() == DataType.Kind.BOOLEAN || argument.kind() == DataType.Kind.BYTES) {
            throw new IllegalArgumentException("There is no least or greatest " + argument);
        }
    }

    @Override
    public String sql() {
        return greatest ? "MAX" : "MIN";
    }

    @Override
    public DataType resultType() {
        return argument;
    }

    @Override
    public boolean resultNullable() {
        return true;
    }

    @Override
    public List<Column> columns(String name) {
        return List.of(new Column(name, argument, true));
    }

    @Override
    public Accumulator empty() {
        return new State(order(), null);
    }

    @Override
    public Accumulator decode(Object[] row, int at) {
        return new State(order(), row[at]);
    }

    private Comparator<Object> order() {
        Comparator<Object> ascending = ValueOrder.of(argument);
        return greatest ? ascending.reversed() : ascending;
    }

    private static final class State implements Accumulator {
        private final Comparator<Object> order;
        private Object best;

        State(Comparator<Object> order, Object best) {
            this.order = order;
            this.best = best;
        }

        @Override
        public void add(Object value) {
            if (best == null || order.compare(value, best) < 0) {
                best = value;
            }
        }

        @Override
        public void merge(Accumulator other) {
            Object theirs = ((State) other).best;
            if (theirs != null) {
                add(theirs);
            }
        }

        @Override
        public Object result() {
            return best;
        }

        @Override
        public void encode(Object[] row, int at) {
            row[at] = best;
        }
    }
}
