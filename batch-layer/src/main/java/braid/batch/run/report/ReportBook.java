package braid.batch.run.report;

import java.sql.SQLException;

/** Where reports are kept. */
public interface ReportBook {
    void keep(long cut, String json) throws SQLException;

    /** The newest, or {@code null}. */
    String last() throws SQLException;
}
