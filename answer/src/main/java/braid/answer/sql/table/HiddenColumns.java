package braid.answer.sql.table;

import braid.answer.sql.grouping.SketchRollUp;
import braid.core.aggregate.DistinctCount;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * The columns of a view that {@code SELECT *} does not give: {@code x__batch} and {@code x__speed}, what either side contributed to the
 * measure {@code x}, and {@code __layer}, which takes the rows of both sides apart. A view has those of them that the statement names,
 * so a statement that names none is planned as if there were none.
 *
 * <p>A sketch column, {@code x#sketch}, holds the accumulator of a distinct count. No statement can name it; {@link SketchRollUp} reads it.
 */
public final class HiddenColumns {
    static final String LAYER = "__layer";
    static final String BATCH = "__batch";
    static final String SPEED = "__speed";
    public static final String SKETCH = "#sketch";
    private static final String SKETCH_FUNCTION = "APPROX_COUNT_DISTINCT";

    private final Set<String> named;
    private final boolean sketches;

    private HiddenColumns(Set<String> named, boolean sketches) {
        this.named = named;
        this.sketches = sketches;
    }

    /** Those that a statement names. */
    public static HiddenColumns namedIn(SqlNode statement) {
        Set<String> named = new HashSet<>();
        boolean[] sketches = new boolean[1];
        statement.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier identifier) {
                String name = identifier.names.get(identifier.names.size() - 1);
                if (name.equals(LAYER) || name.endsWith(BATCH) || name.endsWith(SPEED)) {
                    named.add(name);
                }
                return null;
            }

            @Override
            public Void visit(SqlCall call) {
                sketches[0] |=
                        call.getOperator().getName().toUpperCase(Locale.ROOT).equals(SKETCH_FUNCTION);
                return super.visit(call);
            }
        });
        return new HiddenColumns(named, sketches[0]);
    }

    public boolean isEmpty() {
        return named.isEmpty() && !sketches;
    }

    /** The hidden columns that a view gets, in a fixed order. */
    public List<String> of(View view) {
        List<String> names = new ArrayList<>();
        if (named.contains(LAYER)) {
            names.add(LAYER);
        }
        for (Measure measure : view.measures()) {
            for (String side : List.of(BATCH, SPEED)) {
                if (named.contains(measure.name() + side) && !view.columns().contains(measure.name() + side)) {
                    names.add(measure.name() + side);
                }
            }
            if (sketches && measure.aggregate() instanceof DistinctCount) {
                names.add(measure.name() + SKETCH);
            }
        }
        return names;
    }

    /** The measure that a hidden column is about, or {@code null} for {@code __layer}. */
    static Measure measure(View view, String hidden) {
        for (String suffix : List.of(BATCH, SPEED, SKETCH)) {
            if (hidden.endsWith(suffix)) {
                return view.measure(hidden.substring(0, hidden.length() - suffix.length()));
            }
        }
        return null;
    }
}
