package braid.batch.dataset;

import braid.core.view.Source;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads a range of a source's log as typed rows, with the columns of the master dataset. */
@FunctionalInterface
public interface LogReader {
    /**
     * @param schemas every Avro schema by fingerprint
     */
    Dataset<Row> read(Source source, LogRange range, Map<Long, Schema> schemas);
}
