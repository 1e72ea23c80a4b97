package braid.core.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way to compute a pipeline's views from the log. Each has processes of its own and keeps its rows in a place of its own. */
public enum Architecture {
    /** A batch and a speed layer, merged at a cut. */
    LAMBDA("batch and speed layer, merged"),
    /** Lambda's batch layer alone: as old as its last run. */
    BATCH_ONLY("the batch layer alone"),
    /** A speed layer alone, over the whole log: its state is never relieved by batch. */
    STREAM_ONLY("the speed layer alone"),
    /** One Kafka Streams job; history is replayed through it. */
    KAPPA("Kafka Streams"),
    /** One Flink SQL program. */
    FLINK("Flink SQL"),
    /** One Beam pipeline. */
    DATAFLOW("Apache Beam");

    private final String engine;

    Architecture(String engine) {
        this.engine = engine;
    }

    /** What commands, parameters and settings call it: {@code batch-only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How the keys of its process begin: {@code stream.only}. */
    public String prefix() {
        return word().replace('-', '.');
    }

    /** What computes it, in a few words. */
    public String engine() {
        return engine;
    }

    /** Whether it needs the warehouse. */
    public boolean hasBatchViews() {
        return this == LAMBDA || this == BATCH_ONLY;
    }

    /** Whether there are rows that follow the log. */
    public boolean hasRealTimeViews() {
        return this != BATCH_ONLY;
    }

    /**
     * Whether a job reads the log into tables of its generation ({@code kappa.generation}), so that a new one can read it beside the old one.
     */
    public boolean hasGenerations() {
        return !isExact();
    }

    /**
     * Whether an answer is the fold of exactly the offsets that it names. The others write each row when they have it, so an answer shows
     * at least those offsets, and of some rows more.
     */
    public boolean isExact() {
        return this == LAMBDA || this == BATCH_ONLY || this == STREAM_ONLY;
    }

    /** @throws IllegalArgumentException if nothing is called that; the message says what there is */
    public static Architecture of(String word) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' is no architecture. There are "
                        + Arrays.stream(values()).map(Architecture::word).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Several, with commas between them, each once.
     *
     * @throws IllegalArgumentException if one is unknown, or there is none
     */
    public static List<Architecture> list(String words) {
        List<Architecture> list = Arrays.stream(words.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .map(Architecture::of)
                .distinct()
                .toList();
        if (list.isEmpty()) {
            throw new IllegalArgumentException("No architecture is named. One is lambda.");
        }
        return list;
    }
}
