package braid.tools.importer;

import braid.tools.client.Json;
import braid.tools.rows.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file of rejected rows, one line of JSON each: line, column, reason and the event. Made with the first one. Thread-safe. */
public final class RejectedRows implements AutoCloseable {
    private final Path file;
    private BufferedWriter writer;

    /**
     * @param append whether the rows of an earlier, interrupted run are kept
     */
    public RejectedRows(Path file, boolean append) throws IOException {
        this.file = file;
        if (!append) {
            Files.deleteIfExists(file);
        }
    }

    Path file() {
        return file;
    }

    synchronized void add(Row row, String column, String reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", row.line());
        line.put("column", column);
        line.put("reason", reason);
        line.put("event", row.event());
        try {
            if (writer == null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            writer.write(Json.line(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Rejected rows cannot be written to " + file, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
