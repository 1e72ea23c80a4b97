package braid.tools.rows;

import java.io.BufferedReader;
import java.io.IOException;

/** The lines of an NDJSON file that are not blank, as they are. */
public final class NdjsonRows implements Rows {
    private final BufferedReader reader;
    private long line;

    public NdjsonRows(BufferedReader reader) {
        this.reader = reader;
    }

    @Override
    public Row next() throws IOException {
        String text = reader.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        return text == null ? null : new Row(line, text);
    }
}
