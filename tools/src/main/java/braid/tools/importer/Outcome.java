package braid.tools.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What became of an import's rows so far. Safe for use by several threads. */
public final class Outcome {
    private static final int SHOWN = 3;

    public final AtomicLong accepted = new AtomicLong();
    public final AtomicLong rejected = new AtomicLong();
    final AtomicLong maybeTwice = new AtomicLong();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final long began = System.nanoTime();

    /** Notes why a row was rejected; the first of each kind are kept. */
    synchronized void rejected(long line, String reason) {
        String kind = kind(reason);
        if (reasons.size() < SHOWN
                && reasons.stream().noneMatch(known -> kind(known).endsWith(kind))) {
            reasons.add(String.format("line %,d: %s", line, reason));
        }
    }

    /** A reason without the values in it. */
    private static String kind(String reason) {
        return reason.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("[\\d,.]+", "0");
    }

    /** The first reasons, each with its line. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    public double perSecond() {
        return (accepted.get() + rejected.get()) / seconds();
    }

    /**
     * @param skipped rows that an earlier run had sent
     * @param complete whether the file was sent to its end
     */
    Map<String, Object> summary(String source, String file, long skipped, String rejectedFile, boolean complete) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("source", source);
        summary.put("file", file);
        summary.put("complete", complete);
        summary.put("accepted", accepted.get());
        summary.put("rejected", rejected.get());
        summary.put("sent_earlier", skipped);
        summary.put("maybe_twice", maybeTwice.get());
        summary.put("rejected_file", rejected.get() == 0 ? null : rejectedFile);
        summary.put("seconds", Math.round(seconds() * 1000) / 1000.0);
        summary.put("events_per_second", Math.round(perSecond()));
        return summary;
    }
}
