package braid.batch.run.report;

import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report of the newest run, kept for later processes. Written by one thread, read by any. */
public final class LastReport {
    private static final Logger LOG = LoggerFactory.getLogger(LastReport.class);

    private final ReportBook reports;
    private volatile Map<String, Object> last;

    public LastReport(ReportBook reports) {
        this.reports = reports;
    }

    public void is(RunReport report) {
        last = report.asMap();
    }

    /** {@code null} without. */
    public Map<String, Object> asMap() {
        return last;
    }

    public void keep(RunReport report) {
        if (report.cut() == 0) {
            return;
        }
        try {
            reports.keep(report.cut(), report.json());
        } catch (SQLException e) {
            LOG.warn("The report of cut {} could not be kept: {}", report.cut(), e.getMessage());
        }
    }

    /** Shows the newest report of an earlier process, until this one has its own. */
    public void recall() {
        try {
            String json = reports.last();
            if (json != null && last == null) {
                last = RunReport.parse(json);
            }
        } catch (SQLException e) {
            LOG.info("Earlier reports cannot be read yet: {}", e.getMessage());
        }
    }
}
