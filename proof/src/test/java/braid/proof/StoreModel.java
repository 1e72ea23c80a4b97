package braid.proof;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.Shelf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The segment log's tables as Cassandra keeps them: of two writes to one row the one with the higher epoch lasts, whenever they come; with the
 * same epoch each column keeps its greater value, whoever wrote it; what was dropped shadows all that is written to it later. Knows nothing of
 * time and of requests.
 */
final class StoreModel {
    private final Table<FlushKey, Named> flushes;
    private final Table<DeltaKey, DeltaPiece> deltas;
    private final Map<Partition, Ownership> owners = new TreeMap<>();
    private final Map<Partition, Long> droppedBelow = new TreeMap<>();
    private final Set<Shelf> dropped = new HashSet<>();
    private final Set<Bug> bugs;

    /** A flush in the name of an owner. */
    private record Named(FlushRow row, long owner) {}

    private record FlushKey(Partition partition, long segment, long from) {
        static final Comparator<FlushKey> ORDER = Comparator.comparing(FlushKey::partition)
                .thenComparingLong(FlushKey::segment)
                .thenComparingLong(FlushKey::from);
    }

    private record DeltaKey(Shelf shelf, int partition, long from, long epoch, int piece) {
        static final Comparator<DeltaKey> ORDER = Comparator.<DeltaKey>comparingLong(
                        key -> key.shelf().segment())
                .thenComparing(key -> key.shelf().view())
                .thenComparingInt(key -> key.shelf().bucket())
                .thenComparingInt(DeltaKey::partition)
                .thenComparingLong(DeltaKey::from)
                .thenComparingLong(DeltaKey::epoch)
                .thenComparingInt(DeltaKey::piece);
    }

    StoreModel(Set<Bug> bugs) {
        this.bugs = bugs;
        boolean repairs = !bugs.contains(Bug.SEEN_ONCE_MAY_BE_GONE);
        flushes = new Table<>(
                FlushKey.ORDER,
                bugs.contains(Bug.LAST_ARRIVAL_LASTS) ? (there, here) -> here : StoreModel::lasting,
                repairs);
        deltas = new Table<>(DeltaKey.ORDER, StoreModel::lasting, repairs);
    }

    private static Named lasting(Named there, Named here) {
        if (there.owner() != here.owner()) {
            return there.owner() > here.owner() ? there : here;
        }
        FlushRow one = there.row();
        FlushRow other = here.row();
        boolean isGreater = other.wrote().toString().compareTo(one.wrote().toString()) > 0;
        boolean carriesMore = spelled(other.carried()).compareTo(spelled(one.carried())) > 0;
        FlushRow both = new FlushRow(
                other.segment(),
                other.from(),
                Math.max(other.to(), one.to()),
                Math.max(other.epoch(), one.epoch()),
                isGreater ? other.wrote() : one.wrote(),
                carriesMore ? other.carried() : one.carried(),
                other.to() > one.to() ? other.appendTime() : one.appendTime());
        return new Named(both, here.owner());
    }

    private static String spelled(Map<String, ByteBuffer> carried) {
        StringBuilder spelled = new StringBuilder();
        new TreeMap<>(carried).forEach((view, groups) -> spelled.append(view)
                .append(HexFormat.of().formatHex(groups.array())));
        return spelled.toString();
    }

    private static DeltaPiece lasting(DeltaPiece there, DeltaPiece here) {
        byte[] groups = Arrays.compareUnsigned(here.groups(), there.groups()) > 0 ? here.groups() : there.groups();
        return new DeltaPiece(
                here.partition(), here.from(), Math.max(here.to(), there.to()), here.epoch(), here.piece(), groups);
    }

    Optional<Ownership> owner(Partition partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    Set<Partition> partitions(String source) {
        Set<Partition> found = new TreeSet<>(owners.keySet());
        found.removeIf(partition -> !partition.source().equals(source));
        return found;
    }

    boolean takeOver(Partition partition, Ownership seen, Ownership next) {
        Ownership present = owners.get(partition);
        if (!Objects.equals(present == null ? null : present.epoch(), seen == null ? null : seen.epoch())) {
            return false;
        }
        owners.put(partition, next);
        return true;
    }

    void write(Shelf shelf, DeltaPiece piece, boolean whole) {
        DeltaKey key = new DeltaKey(shelf, piece.partition(), piece.from(), piece.epoch(), piece.piece());
        if (dropped.contains(shelf)) {
            return;
        }
        if (whole) {
            deltas.write(key, piece);
        } else {
            deltas.writeHalf(key, piece);
        }
    }

    void write(Partition partition, FlushRow row, long owner, boolean whole) {
        FlushKey key = new FlushKey(partition, row.segment(), row.from());
        if (row.segment() < droppedBelow.getOrDefault(partition, 0L) && !bugs.contains(Bug.DROPPED_COMES_BACK)) {
            return;
        }
        if (whole) {
            flushes.write(key, new Named(row, owner));
        } else {
            flushes.writeHalf(key, new Named(row, owner));
        }
    }

    List<FlushRow> flushes(Partition partition, long segment, long from, int most, Random random) {
        List<Named> seen = flushes.read(
                key -> key.partition().equals(partition)
                        && (key.segment() > segment || key.segment() == segment && key.from() >= from),
                random);
        if (bugs.contains(Bug.ACKNOWLEDGED_NOT_SEEN) && !seen.isEmpty() && random.nextInt(4) == 0) {
            seen.remove(random.nextInt(seen.size()));
        }
        return seen.stream().limit(most).map(Named::row).toList();
    }

    List<DeltaPiece> pieces(Shelf shelf, int partition, Collection<FlushRow> asked, Random random) {
        return deltas.read(
                key -> key.shelf().equals(shelf)
                        && key.partition() == partition
                        && asked.stream().anyMatch(row -> row.from() == key.from() && row.epoch() == key.epoch()),
                random);
    }

    void dropFlushes(Partition partition, long below) {
        droppedBelow.merge(partition, below, Math::max);
        flushes.delete(key -> key.partition().equals(partition) && key.segment() < below);
    }

    void drop(Shelf shelf) {
        dropped.add(shelf);
        deltas.delete(key -> key.shelf().equals(shelf));
    }

    /** A write that has reached only some of those who will be asked reaches all, or none. */
    void settle(Random random) {
        if (random.nextBoolean()) {
            flushes.settle(random);
        } else {
            deltas.settle(random);
        }
    }

    boolean isSettled() {
        return flushes.isSettled() && deltas.isSettled();
    }
}
