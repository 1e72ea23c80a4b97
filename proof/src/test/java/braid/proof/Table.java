package braid.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Rows by key as a replicated store keeps them. A write has reached all who will be asked, or only some: then a read may see it or not, and
 * when one has seen it all later ones do, because reading repairs.
 */
final class Table<K, V> {
    private final BinaryOperator<V> lasting;
    private final TreeMap<K, V> rows;
    private final List<Half<K, V>> halves = new ArrayList<>();
    private final boolean repairs;

    private record Half<K, V>(K key, V value) {}

    /** @param lasting of the value that is there and one that comes, which one lasts */
    Table(Comparator<K> order, BinaryOperator<V> lasting, boolean repairs) {
        this.rows = new TreeMap<>(order);
        this.lasting = lasting;
        this.repairs = repairs;
    }

    void write(K key, V value) {
        rows.merge(key, value, lasting);
    }

    void writeHalf(K key, V value) {
        halves.add(new Half<>(key, value));
    }

    /** One of the writes that have reached only some reaches all, or none. */
    void settle(Random random) {
        if (!halves.isEmpty()) {
            Half<K, V> half = halves.remove(random.nextInt(halves.size()));
            if (random.nextBoolean()) {
                write(half.key(), half.value());
            }
        }
    }

    /** What a read sees, in the order of the keys. */
    List<V> read(Predicate<K> asked, Random random) {
        TreeMap<K, V> seen = new TreeMap<>(rows.comparator());
        for (Half<K, V> half : List.copyOf(halves)) {
            if (asked.test(half.key()) && random.nextBoolean()) {
                if (repairs) {
                    halves.remove(half);
                    write(half.key(), half.value());
                } else {
                    seen.merge(half.key(), half.value(), lasting);
                }
            }
        }
        rows.forEach((key, value) -> {
            if (asked.test(key)) {
                seen.merge(key, value, (some, all) -> lasting.apply(all, some));
            }
        });
        return new ArrayList<>(seen.values());
    }

    void delete(Predicate<K> gone) {
        rows.keySet().removeIf(gone);
        halves.removeIf(half -> gone.test(half.key()));
    }

    boolean isSettled() {
        return halves.isEmpty();
    }
}
