package braid.answer.rows.request;

import braid.answer.merge.GroupOrder;
import braid.answer.rows.column.RowShape;
import braid.core.aggregate.ValueOrder;
import braid.core.group.GroupKey;
import braid.core.text.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The order of an answer's rows: some columns, then the keys and the window, so that no two rows are equal and pages do not overlap.
 * NULL comes last, whether ascending or descending.
 */
public final class Order {
    /** One column to order by. */
    public record Term(int column, boolean descending) {}

    private final RowShape shape;
    private final List<Term> terms;
    private final Comparator<Position> comparator;

    private Order(RowShape shape, List<Term> terms) {
        this.shape = shape;
        this.terms = List.copyOf(terms);
        this.comparator = comparator(shape, this.terms);
    }

    /**
     * Reads {@code -views,page}: column names, most important first, a minus before a descending one.
     *
     * @param text {@code null} for the order of the keys and the window alone
     */
    public static Order parse(RowShape shape, String text) {
        List<Term> terms = new ArrayList<>();
        if (text != null) {
            for (String item : text.split(",", -1)) {
                boolean descending = item.startsWith("-");
                String name = descending ? item.substring(1) : item;
                int column = shape.indexOf(name);
                if (column < 0) {
                    throw new BadRequest("order names '" + name + "', which is no column of this answer. "
                            + Names.suggestion(name, shape.names()));
                }
                terms.add(new Term(column, descending));
            }
        }
        return new Order(shape, terms);
    }

    public List<Term> terms() {
        return terms;
    }

    /** Whether rows can be ordered without finishing their measures. */
    public boolean needsMeasures() {
        return terms.stream().anyMatch(term -> shape.isMeasure(term.column()));
    }

    /** Where a row stands. */
    public Position position(GroupKey group, Object[] measures) {
        Object[] values = new Object[terms.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.value(terms.get(i).column(), group, measures);
        }
        return new Position(values, group);
    }

    public Comparator<Position> comparator() {
        return comparator;
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(t -> (t.descending() ? "-" : "")
                        + shape.columns().get(t.column()).name())
                .collect(Collectors.joining(","));
    }

    /**
     * Where a row stands in an order.
     *
     * @param values of the columns ordered by
     */
    public record Position(Object[] values, GroupKey group) {}

    private static Comparator<Position> comparator(RowShape shape, List<Term> terms) {
        List<Comparator<Object>> columns = new ArrayList<>();
        for (Term term : terms) {
            Comparator<Object> ascending =
                    ValueOrder.of(shape.columns().get(term.column()).type());
            columns.add(term.descending() ? ascending.reversed() : ascending);
        }
        GroupOrder groups = new GroupOrder(shape.view());
        return (a, b) -> {
            int order = GroupOrder.compare(columns, a.values(), b.values());
            return order != 0 ? order : groups.compare(a.group(), b.group());
        };
    }
}
