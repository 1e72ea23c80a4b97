package braid.answer.coverage;

import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.core.group.RowFilter;
import braid.core.view.View;

/**
 * What is read of one view for an answer.
 *
 * @param layer the side that is needed; the other one is not asked
 */
public record Scan(View view, RowFilter filter, RollUp rollUp, Layer layer) {
    /** Rows of both sides. */
    public Scan(View view, RowFilter filter, RollUp rollUp) {
        this(view, filter, rollUp, Layer.MERGED);
    }
}
