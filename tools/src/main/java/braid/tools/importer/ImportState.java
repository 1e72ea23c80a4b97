package braid.tools.importer;

import braid.tools.client.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The note of an import: which rows of a file are acknowledged and which are under way, in a small JSON file in
 * {@code BRAID_HOME/imports}, so that an import that was interrupted goes on where it stopped.
 *
 * <p>A note is worth something for one {@link Identity} alone: the same bytes, to the same log, read in the same way. Safe for use by
 * several threads.
 */
public final class ImportState implements Account {

    private final Path stateFile;
    private final Identity identity;
    private final RowRanges done = new RowRanges();
    private final TreeMap<Long, Long> underWay = new TreeMap<>();
    private long leftUnderWay;
    private String passedOver;

    private ImportState(Path stateFile, Identity identity) {
        this.stateFile = stateFile;
        this.identity = identity;
    }

    /** The state of an import; empty if {@code restart}, or if there is no note that fits. */
    public static ImportState open(Path home, Identity identity, boolean restart) throws IOException {
        String place = identity.file() + "\n" + identity.source() + "\n" + identity.url();
        String name = Sha256.of(place.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        ImportState state = new ImportState(home.resolve("imports").resolve(name + ".json"), identity);
        if (!restart && Files.exists(state.stateFile)) {
            state.read();
        }
        return state;
    }

    public RowRanges done() {
        return done;
    }

    /** Why the note of an earlier import is worth nothing for this one, as a sentence; {@code null} if there is none or it fits. */
    public String passedOver() {
        return passedOver;
    }

    /** Rows that an earlier import had sent without hearing what became of them. */
    long leftUnderWay() {
        return leftUnderWay;
    }

    /** Rows that this import has sent without hearing what became of them. */
    synchronized long underWay() {
        return underWay.entrySet().stream()
                .mapToLong(range -> range.getValue() - range.getKey())
                .sum();
    }

    @Override
    public synchronized void sending(long from, long to) {
        underWay.put(from, to);
        write();
    }

    @Override
    public synchronized void acknowledged(long from, long to) {
        underWay.remove(from);
        done.add(from, to);
        write();
    }

    @Override
    public synchronized void notDelivered(long from, long to) {
        underWay.remove(from);
        write();
    }

    private void write() {
        Map<String, Object> content = new LinkedHashMap<>(identity.parts());
        content.put("done", done.list());
        List<long[]> ranges = new ArrayList<>();
        underWay.forEach((from, to) -> ranges.add(new long[] {from, to}));
        content.put("under_way", ranges);
        try {
            Files.createDirectories(stateFile.getParent());
            Path written = stateFile.resolveSibling(stateFile.getFileName() + ".new");
            Files.writeString(written, Json.line(content));
            Files.move(written, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the import cannot be kept in " + stateFile, e);
        }
    }

    /** The file was sent to its end: sending it again is a new import. */
    public synchronized void finished() throws IOException {
        Files.deleteIfExists(stateFile);
    }

    private void read() throws IOException {
        JsonNode content = Json.read(Files.readString(stateFile))
                .orElseThrow(() -> new IOException(
                        "The state of an earlier import in " + stateFile + " cannot be read; use --restart"));
        long rows = 0;
        RowRanges earlier = new RowRanges();
        for (JsonNode range : content.path("done")) {
            earlier.add(range.path(0).asLong(), range.path(1).asLong());
        }
        for (JsonNode range : content.path("under_way")) {
            rows += range.path(1).asLong() - range.path(0).asLong();
        }
        String difference = identity.difference(content);
        if (difference == null) {
            earlier.list().forEach(range -> done.add(range[0], range[1]));
            leftUnderWay = rows;
        } else if (earlier.size() + rows > 0) {
            passedOver = String.format(
                    "An earlier import of this file was interrupted after %,d rows, but %s: all rows are sent.",
                    earlier.size(), difference);
        }
    }
}
