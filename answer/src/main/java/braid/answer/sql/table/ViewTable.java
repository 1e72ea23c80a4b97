package braid.answer.sql.table;

import braid.answer.merge.RollUp;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.column.RowShape;
import braid.core.aggregate.Aggregate;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * A view as a table of a statement: the columns a reader sees, and behind them the hidden ones that the statement names. Its rows are the
 * running statement's, which has them by the table's name.
 */
public final class ViewTable extends AbstractTable implements ScannableTable {
    private final View view;
    private final RowShape shape;
    private final List<String> hidden;
    private final String name;

    /** @param name under which the running statement has its rows */
    public ViewTable(View view, List<String> hidden, String name) {
        this.view = view;
        this.shape = new RowShape(view, RollUp.none(view));
        this.hidden = List.copyOf(hidden);
        this.name = name;
    }

    public String name() {
        return name;
    }

    public View view() {
        return view;
    }

    public RowShape shape() {
        return shape;
    }

    public List<String> hidden() {
        return hidden;
    }

    /** The name of a column, hidden ones behind the others. */
    public String column(int index) {
        int visible = shape.columns().size();
        return index < visible ? shape.columns().get(index).name() : hidden.get(index - visible);
    }

    boolean isLayer(int column) {
        return column >= shape.columns().size() && column(column).equals(HiddenColumns.LAYER);
    }

    /** The measure that a column shows, or {@code null} if it shows none. */
    Measure measure(int column) {
        String name = column(column);
        return column < shape.columns().size() ? view.measure(name) : HiddenColumns.measure(view, name);
    }

    /** The aggregate of a measure's column, or {@code null} for another column. */
    public Aggregate aggregate(int column) {
        Measure measure = measure(column);
        return measure == null ? null : measure.aggregate();
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (int i = 0; i < shape.columns().size(); i++) {
            ResultColumn column = shape.columns().get(i);
            builder.add(column.name(), Types.of(factory, column.type(), shape.isNullable(i)));
        }
        for (String name : hidden) {
            Measure measure = HiddenColumns.measure(view, name);
            DataType type = measure == null
                    ? DataType.VARCHAR
                    : name.endsWith(HiddenColumns.SKETCH) ? DataType.BYTES : measure.type();
            builder.add(name, Types.of(factory, type, measure != null));
        }
        return builder.build();
    }

    @Override
    public Enumerable<Object[]> scan(DataContext root) {
        if (root.get(name) instanceof ViewRows rows) {
            return Linq4j.asEnumerable(rows);
        }
        throw new IllegalStateException("The rows of " + view.name() + " have not been read");
    }
}
