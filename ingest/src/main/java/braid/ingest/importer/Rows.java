package braid.ingest.importer;

import java.io.IOException;

/** The rows of a file, in order. */
interface Rows {
    /** The next row, or {@code null} at the end. */
    Row next() throws IOException;
}
