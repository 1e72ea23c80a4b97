package braid.tools.rows;

import java.io.IOException;

/** The rows of a file, in order. */
public interface Rows {
    /** The next row, or {@code null} at the end. */
    Row next() throws IOException;
}
