package braid.answer.rows.request;

import braid.answer.coverage.Scan;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.rows.column.RowShape;
import braid.core.group.RowFilter;
import braid.core.view.Architecture;
import braid.core.view.View;
import java.time.Duration;

/**
 * What is asked of one view, checked and typed.
 *
 * @param architecture that is to answer
 * @param explain whether the parts of each row are asked for too
 * @param limit most rows of a page
 * @param cursor {@code null} for the first page
 * @param maxStaleness how long may be waited for what the log holds; {@code null} for not at all
 * @param asOfCut the earlier cut that is asked for; {@code null} for now
 * @param asked the request in its own words
 */
public record RowsRequest(
        Architecture architecture,
        View view,
        RowFilter filter,
        RollUp rollUp,
        Layer layer,
        boolean explain,
        RowShape shape,
        Order order,
        int limit,
        String cursor,
        Duration maxStaleness,
        Long asOfCut,
        AnsweredRequest asked) {
    public Scan scan() {
        return new Scan(view, filter, rollUp);
    }

    /** What a cursor belongs to. */
    public String identity() {
        return architecture.word() + "|" + view.name() + "|" + new java.util.TreeMap<>(filter.keys()) + "|"
                + filter.fromMillis() + "|" + filter.toMillis() + "|" + rollUp.millis() + "|" + layer + "|" + order
                + "|" + asOfCut;
    }
}
