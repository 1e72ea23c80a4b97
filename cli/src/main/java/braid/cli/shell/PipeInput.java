package braid.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Lines from a pipe or a file. */
final class PipeInput implements Input {
    private final BufferedReader reader;

    PipeInput(Reader reader) {
        this.reader = new BufferedReader(reader);
    }

    @Override
    public String next() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The process's own stdin stays open.
    }
}
