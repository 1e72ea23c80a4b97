package braid.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, read without reading the whole. */
public final class LogTail {
    private static final int BYTES_PER_LINE = 512;

    private LogTail() {}

    /** The last {@code count} lines, oldest first; none when there is no file. Very long lines may be cut at their front. */
    public static List<String> lines(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - (long) count * BYTES_PER_LINE);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@link #lines}, but of the last start only: nothing from before the last line that begins with {@code mark}. */
    static List<String> sinceLast(String mark, Path log, int count) {
        List<String> lines = lines(log, count);
        for (int line = lines.size() - 1; line >= 0; line--) {
            if (lines.get(line).startsWith(mark)) {
                return lines.subList(line, lines.size());
            }
        }
        return lines;
    }
}
