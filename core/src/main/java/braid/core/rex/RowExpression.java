package braid.core.rex;

import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * An expression over a source's row: a key, what a measure aggregates, a condition. Who translates or evaluates it asks for the expression of Calcite
 * that it is; who only holds a view need not know of it. Immutable; equal to one that is spelled alike.
 */
public final class RowExpression {
    private final RexNode rex;

    private RowExpression(RexNode rex) {
        this.rex = rex;
    }

    /** @param rex whose input references are positions of the source's columns; {@code null} for none */
    public static RowExpression of(RexNode rex) {
        return rex == null ? null : new RowExpression(rex);
    }

    /** The expression of Calcite. */
    public RexNode rex() {
        return rex;
    }

    /**
     * Its text, with names where it has positions itself, so that it stays the same when a column is put before others.
     *
     * @param columns the names of the source's columns, in order
     */
    public String spell(List<String> columns) {
        return rex.accept(new ByName(columns)).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowExpression expression && expression.rex.equals(rex);
    }

    @Override
    public int hashCode() {
        return rex.hashCode();
    }

    @Override
    public String toString() {
        return rex.toString();
    }
}
