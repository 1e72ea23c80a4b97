package braid.batch.dataset.logged;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The events of a range of a source's log.
 *
 * @param rows with the columns of the master dataset; some redelivered events may be left out, the first delivery of a key never
 * @param areOnce whether no two of the rows have the same PRIMARY KEY; known when they have been computed
 * @param quarantined how many records of the range are in quarantine; known when the rows have been computed
 */
public record LoggedEvents(Dataset<Row> rows, BooleanSupplier areOnce, LongSupplier quarantined) {
    /** Of a log that has no foreign records, and of whose keys nothing is known. */
    public static LoggedEvents of(Dataset<Row> rows) {
        return new LoggedEvents(rows, () -> false, () -> 0);
    }
}
