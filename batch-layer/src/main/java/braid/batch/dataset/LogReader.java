package braid.batch.dataset;

import braid.core.view.Source;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a range of a source's log as typed rows, with the columns of the master dataset. */
public interface LogReader {
    /**
     * @param verdicts say what is an event; what is none is put in quarantine while the rows are read
     */
    Dataset<Row> read(Source source, LogRange range, Verdicts verdicts);

    /** How many records of a range are in quarantine, when its rows have been read. */
    long quarantined(Source source, LogRange range);
}
