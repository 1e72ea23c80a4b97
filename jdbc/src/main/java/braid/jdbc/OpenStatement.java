package braid.jdbc;

import braid.answer.rows.RowsAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.Meta;

/**
 * A statement of a connection, with the rows of its last answer that are still to be fetched. All of them are of one coverage, however
 * slowly they are fetched.
 */
final class OpenStatement {
    private static final int DEFAULT_FRAME = 1_000;
    private static final int LARGEST_FRAME = 10_000;

    private final String sql;
    private List<Object[]> rows;

    OpenStatement(String sql) {
        this.sql = sql;
    }

    /** The text that it was prepared with. */
    String sql() {
        return sql;
    }

    /**
     * Takes an answer and gives its first frame.
     *
     * @param most rows that the client wants in all; 0 or less for all there are
     */
    synchronized Meta.Frame take(RowsAnswer answer, long most, int frame) {
        List<Object[]> all = answer.rows();
        rows = most > 0 && most < all.size() ? all.subList(0, (int) most) : all;
        return frame(0, frame);
    }

    /** A frame of the last answer; {@code null} if its rows have been fetched to the end. */
    synchronized Meta.Frame frame(long offset, int frame) {
        if (rows == null) {
            return null;
        }
        int size = frame <= 0 ? DEFAULT_FRAME : Math.min(frame, LARGEST_FRAME);
        int from = (int) Math.min(offset, rows.size());
        int to = Math.min(from + size, rows.size());
        List<Object> some = new ArrayList<>(to - from);
        rows.subList(from, to).forEach(row -> some.add(Arrays.asList(row)));
        boolean done = to == rows.size();
        if (done) {
            rows = null;
        }
        return new Meta.Frame(from, done, some);
    }
}
