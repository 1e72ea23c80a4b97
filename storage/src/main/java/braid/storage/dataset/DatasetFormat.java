package braid.storage.dataset;

import braid.service.Locations;
import braid.service.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the master dataset is and what it is called there: a table {@code PIPELINE.SOURCE} with the source's columns and three more, and
 * in the summary of each snapshot that landed events how far the log is landed with it.
 */
public final class DatasetFormat {
    /** The column with the partition of the log that an event came from. */
    public static final String KAFKA_PARTITION = "kafka_partition";

    /** The column with its offset there. */
    public static final String KAFKA_OFFSET = "kafka_offset";

    /** The column with the time at which the log took it in. */
    public static final String APPEND_TIME = "append_time";

    /** In a snapshot's summary: for each partition the first offset that is not landed, {@code 0:1200,1:980}. */
    public static final String LANDED_TO = "braid.landed-to";

    /** In a snapshot's summary: the number of the cut that it was landed for. */
    public static final String CUT = "braid.cut";

    private DatasetFormat() {}

    /** The root of all tables, as Hadoop's file systems know it: a path without a scheme is one of this machine. */
    public static String location(Settings settings) {
        String text = settings.text("master.dataset");
        return Locations.isAddress(text) ? text : LocalFolder.address(Path.of(text));
    }

    /** The offsets that {@link #LANDED_TO} spells. */
    public static Map<Integer, Long> parseOffsets(String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        for (String entry : text.split(",")) {
            int colon = entry.indexOf(':');
            offsets.put(Integer.parseInt(entry.substring(0, colon)), Long.parseLong(entry.substring(colon + 1)));
        }
        return offsets;
    }

    /** Spells offsets for {@link #LANDED_TO}. */
    public static String formatOffsets(Map<Integer, Long> offsets) {
        return new TreeMap<>(offsets)
                .entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(","));
    }
}
