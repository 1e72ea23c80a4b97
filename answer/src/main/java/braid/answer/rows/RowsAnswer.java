package braid.answer.rows;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.AnsweredRequest;
import java.util.List;

/**
 * Finished rows.
 *
 * @param view {@code null} for the answer of a statement
 * @param rows values in the order of the columns
 * @param parts for each row what either side holds of it; {@code null} if that was not asked for
 * @param asked what it answers
 * @param next the cursor of the next page, or {@code null} if there is none
 */
public record RowsAnswer(
        String view,
        List<ResultColumn> columns,
        List<Object[]> rows,
        List<Parts> parts,
        AnswerCoverage coverage,
        AnsweredRequest asked,
        String next) {
    /** The measures of one row, finished for each side alone; {@code null} where a side has nothing. */
    public record Parts(List<ResultColumn> measures, Object[] batch, Object[] speed) {}
}
