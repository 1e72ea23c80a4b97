package braid.stores.batch;

import braid.answer.merge.GroupOrder;
import braid.answer.side.BatchSide;
import braid.answer.side.Moved;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.View;
import braid.storage.warehouse.RowSize;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The batch views with the published cut, and the rows that were read of it, in memory: what depends on the cut alone is asked for once. The cut
 * is the one that was last seen; while the warehouse is away it goes on being that one, of which answers are as exact as before.
 *
 * <p>Safe for use by several threads.
 */
public final class HeldBatch implements BatchSide {
    /** About what a row takes in memory beside its values. */
    private static final int ROW_BYTES = 200;

    private final BatchViews stored;
    private final Cache<Question, Rows> rows;

    /** What was asked of a cut. */
    private record Question(long cut, String view, RowFilter filter) {}

    /** All rows that it has, in the order of their groups: what is ordered like this is nearly sorted then. */
    private record Rows(List<GroupRow> rows, long bytes) {
        int weight() {
            return (int) Math.min(Integer.MAX_VALUE, bytes + (long) ROW_BYTES * (1 + rows.size()));
        }
    }

    /** @param budget for rows, in bytes */
    public HeldBatch(BatchViews stored, long budget) {
        this.stored = stored;
        rows = Caffeine.newBuilder()
                .maximumWeight(budget)
                .weigher((Question question, Rows found) -> found.weight())
                .build();
    }

    @Override
    public Snapshot open(Duration timeout) {
        if (stored.wasSeen()) {
            return new Held(stored.latest(), timeout);
        }
        try (Snapshot snapshot = stored.open(timeout)) {
            return new Held(snapshot.cut(), timeout);
        }
    }

    @Override
    public Optional<String> standsStill() {
        return stored.health().isUp()
                ? Optional.empty()
                : Optional.of(BatchViews.NAME + ": " + stored.health().problem());
    }

    private final class Held implements Snapshot {
        private final PublishedCut cut;
        private final Duration timeout;

        Held(PublishedCut cut, Duration timeout) {
            this.cut = cut;
            this.timeout = timeout;
        }

        @Override
        public PublishedCut cut() {
            return cut;
        }

        @Override
        public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
            if (cut.cut() == 0) {
                return List.of();
            }
            Question question = new Question(cut.cut(), view.name(), filter);
            Rows known = rows.getIfPresent(question);
            if (known != null) {
                meter.took(known.rows().size(), known.bytes());
                return known.rows();
            }
            try (Snapshot snapshot = stored.open(timeout)) {
                if (snapshot.cut().cut() != cut.cut()) {
                    throw new Moved("cut " + snapshot.cut().cut() + " was published behind cut " + cut.cut());
                }
                List<GroupRow> read = snapshot.read(view, filter, most, meter);
                if (read.size() >= most) {
                    return read;
                }
                List<GroupRow> all = new ArrayList<>(read);
                all.sort(Comparator.comparing(GroupRow::key, new GroupOrder(view)));
                rows.put(
                        question,
                        new Rows(all, all.stream().mapToLong(RowSize::of).sum()));
                return all;
            }
        }

        @Override
        public String access(View view, RowFilter filter) {
            try (Snapshot snapshot = stored.open(timeout)) {
                return snapshot.access(view, filter);
            }
        }

        @Override
        public void close() {}
    }
}
