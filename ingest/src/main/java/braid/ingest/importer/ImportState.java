package braid.ingest.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which rows of a file are acknowledged, kept in a small JSON file in {@code BRAID_HOME/imports}, so that an import that was interrupted
 * goes on where it stopped. A file with another size or time of change begins anew. Safe for use by several threads.
 */
final class ImportState {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int NAME_BYTES = 8;

    private final Path stateFile;
    private final Map<String, Object> identity = new LinkedHashMap<>();
    private final RowRanges done = new RowRanges();

    private ImportState(Path stateFile) {
        this.stateFile = stateFile;
    }

    /** The state of sending {@code file} to {@code source} at {@code url}; empty if {@code restart} or if there is none that fits. */
    static ImportState open(Path home, Path file, String source, URI url, boolean restart) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        ImportState state =
                new ImportState(home.resolve("imports").resolve(name(absolute + "\n" + source + "\n" + url) + ".json"));
        state.identity.put("file", absolute.toString());
        state.identity.put("source", source);
        state.identity.put("url", url.toString());
        state.identity.put("size", Files.size(file));
        state.identity.put("modified", Files.getLastModifiedTime(file).toMillis());
        if (!restart && Files.exists(state.stateFile)) {
            state.read();
        }
        return state;
    }

    RowRanges done() {
        return done;
    }

    synchronized void acknowledged(long from, long to) {
        done.add(from, to);
        Map<String, Object> content = new LinkedHashMap<>(identity);
        content.put("done", done.list());
        try {
            Files.createDirectories(stateFile.getParent());
            Path written = stateFile.resolveSibling(stateFile.getFileName() + ".new");
            Files.write(written, JSON.writeValueAsBytes(content));
            Files.move(written, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the import cannot be kept in " + stateFile, e);
        }
    }

    /** The file was sent to its end: sending it again is a new import. */
    void finished() throws IOException {
        Files.deleteIfExists(stateFile);
    }

    private void read() throws IOException {
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(stateFile));
            if (content.path("size").asLong(-1) == (Long) identity.get("size")
                    && content.path("modified").asLong(-1) == (Long) identity.get("modified")) {
                for (JsonNode range : content.path("done")) {
                    done.add(range.path(0).asLong(), range.path(1).asLong());
                }
            }
        } catch (JacksonException e) {
            throw new IOException(
                    "The state of an earlier import in " + stateFile + " cannot be read; use --restart", e);
        }
    }

    private static String name(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
