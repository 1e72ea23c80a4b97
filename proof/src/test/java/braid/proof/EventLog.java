package braid.proof;

import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The log: of each partition its records, none of which ever changes. */
final class EventLog {
    /** Offsets of a block of known keys; small, so that many begin. */
    static final int HORIZON = 5;

    private final Map<Partition, List<Entry>> partitions = new TreeMap<>();
    private int ids;

    /**
     * A record.
     *
     * @param happened {@code null} for what is no event
     * @param cut 0 for what is no marker
     */
    record Entry(byte[] value, Shop.Happened happened, long cut, long millis) {}

    void create(Partition partition) {
        partitions.put(partition, new ArrayList<>());
    }

    Map<Partition, List<Entry>> partitions() {
        return partitions;
    }

    List<Entry> of(Partition partition) {
        return partitions.get(partition);
    }

    long end(Partition partition) {
        return partitions.get(partition).size();
    }

    long mark(Partition partition, long cut, long millis) {
        of(partition).add(new Entry(CutMarker.encode(cut), null, cut, millis));
        return end(partition) - 1;
    }

    /** Appends an event, a redelivered one, or something else; in words, what. */
    String append(Partition partition, long millis, Random random) {
        List<Entry> entries = of(partition);
        int kind = random.nextInt(12);
        if (kind == 0) {
            entries.add(new Entry(new byte[] {1, 2, 3}, null, 0, millis));
            return "something that is no event";
        }
        boolean isKeyed = partition.source().equals(Shop.ORDERS);
        if (isKeyed && kind < 5 && !entries.isEmpty()) {
            int back = 1 + random.nextInt(random.nextBoolean() ? 3 : 3 * HORIZON);
            Entry before = entries.get(Math.max(0, entries.size() - back));
            if (before.happened() != null) {
                entries.add(new Entry(before.value(), before.happened(), 0, millis));
                return "order " + before.happened().id() + " again";
            }
        }
        Shop.Happened happened = Shop.any(isKeyed ? "#" + ids++ : null, random);
        entries.add(new Entry(happened.bytes(), happened, 0, millis));
        return (isKeyed ? "order " + happened.id() : "a visit") + " of " + happened.name() + ", " + happened.n();
    }
}
