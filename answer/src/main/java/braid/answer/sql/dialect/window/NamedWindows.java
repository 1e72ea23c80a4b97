package braid.answer.sql.dialect.window;

import braid.answer.sql.dialect.spelling.Spelling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;

/**
 * Windows that begin with the name of another and have a frame, {@code OVER (w ROWS 2 PRECEDING)}, written out: Calcite forgets the frame of such
 * a window.
 */
public final class NamedWindows {
    private final Deque<Map<String, SqlWindow>> scopes = new ArrayDeque<>();

    /** Notes the names of a SELECT's WINDOW clause; {@code true} if {@link #leave} has to follow. */
    public boolean enter(SqlCall call) {
        SqlNode query = call instanceof SqlOrderBy order ? order.query : call;
        if (!(query instanceof SqlSelect select)) {
            return false;
        }
        Map<String, SqlWindow> names = new HashMap<>();
        for (SqlNode declared : select.getWindowList()) {
            SqlWindow window = (SqlWindow) declared;
            names.put(window.getDeclName().getSimple(), window);
        }
        scopes.push(names);
        return true;
    }

    public void leave() {
        scopes.pop();
    }

    /**
     * A window that needs no other to be known.
     *
     * @throws braid.answer.rows.request.BadRequest if the name that it begins with is not in the WINDOW clause of its SELECT
     */
    public SqlWindow written(SqlWindow window) {
        SqlIdentifier name = window.getRefName();
        boolean framed = window.getLowerBound() != null || window.getUpperBound() != null;
        if (name == null || !framed) {
            return window;
        }
        SqlNodeList partition = SqlNodeList.EMPTY;
        SqlNodeList order = window.getOrderList();
        for (int depth = 0; name != null; depth++) {
            SqlWindow base = scopes.isEmpty() ? null : scopes.peek().get(name.getSimple());
            if (base == null || depth > scopes.peek().size()) {
                throw Spelling.refuse(
                        window,
                        "WINDOW has no '" + name
                                + "' with which a frame could begin. Write the window out: OVER (PARTITION BY ...).");
            }
            if (base.getLowerBound() != null || base.getUpperBound() != null) {
                throw Spelling.refuse(
                        window,
                        "The window '" + name
                                + "' has a frame, and so has the one that begins with it. Write the window out: OVER (PARTITION BY ...).");
            }
            if (!order.isEmpty() && !base.getOrderList().isEmpty()
                    || !window.getPartitionList().isEmpty()) {
                return window;
            }
            partition = base.getPartitionList().isEmpty() ? partition : base.getPartitionList();
            order = order.isEmpty() ? base.getOrderList() : order;
            name = base.getRefName();
        }
        return SqlWindow.create(
                window.getDeclName(),
                null,
                partition,
                order,
                SqlLiteral.createBoolean(window.isRows(), window.getParserPosition()),
                window.getLowerBound(),
                window.getUpperBound(),
                null,
                window.getParserPosition());
    }
}
