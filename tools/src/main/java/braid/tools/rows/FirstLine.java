package braid.tools.rows;

import java.io.BufferedReader;
import java.io.IOException;

/** Looks at the first line of a file that is not blank, which is read afterwards as if nobody had looked. */
public final class FirstLine {
    private static final int LONGEST = 1 << 16;

    private FirstLine() {}

    /** The line without its end; of a longer one its first 65,535 characters. */
    public static String of(BufferedReader reader) throws IOException {
        reader.mark(LONGEST);
        StringBuilder line = new StringBuilder();
        for (int read = 1; read < LONGEST; read++) {
            int c = reader.read();
            boolean ends = c < 0 || c == '\n' || c == '\r';
            if (c < 0 || ends && !line.toString().isBlank()) {
                break;
            }
            if (ends) {
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        reader.reset();
        return line.toString();
    }
}
