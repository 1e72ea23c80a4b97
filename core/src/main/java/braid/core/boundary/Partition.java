package braid.core.boundary;

import java.io.Serializable;
import java.util.Comparator;

/** A partition of a source's log. Ordered by source, then number. */
public record Partition(String source, int number) implements Comparable<Partition>, Serializable {
    private static final Comparator<Partition> ORDER =
            Comparator.comparing(Partition::source).thenComparingInt(Partition::number);

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "-" + number;
    }
}
