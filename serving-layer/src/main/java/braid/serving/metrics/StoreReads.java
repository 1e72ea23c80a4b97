package braid.serving.metrics;

import braid.answer.side.BatchSide;
import braid.answer.side.Moment;
import braid.answer.side.SpeedSide;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.View;
import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Times the reads of both stores, and counts the rows that they give. */
public final class StoreReads {
    private static final String WAREHOUSE = "warehouse";

    private final Histogram times;
    private final Counter rows;

    public StoreReads(Metrics metrics) {
        times = Histogram.builder()
                .name("braid_serving_store_read_duration_seconds")
                .help("Time to read the rows of one scan from one store.")
                .labelNames("store", "outcome")
                .classicOnly()
                .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
                .register(metrics.registry());
        rows = Counter.builder()
                .name("braid_serving_store_rows_total")
                .help("Stored rows that were read for answers.")
                .labelNames("store")
                .register(metrics.registry());
    }

    private void count(String store, long begun, Integer read) {
        times.labelValues(store, read == null ? "failed" : "ok").observe((System.nanoTime() - begun) / 1e9);
        if (read != null) {
            rows.labelValues(store).inc(read);
        }
    }

    /** The batch side, watched. */
    public BatchSide of(BatchSide side) {
        return new BatchSide() {
            @Override
            public Snapshot open(Duration timeout) {
                return new WatchedSnapshot(side.open(timeout));
            }

            @Override
            public Optional<String> standsStill() {
                return side.standsStill();
            }
        };
    }

    private final class WatchedSnapshot implements BatchSide.Snapshot {
        private final BatchSide.Snapshot snapshot;

        WatchedSnapshot(BatchSide.Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public PublishedCut cut() {
            return snapshot.cut();
        }

        @Override
        public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
            long begun = System.nanoTime();
            List<GroupRow> read = null;
            try {
                read = snapshot.read(view, filter, most, meter);
                return read;
            } finally {
                count(WAREHOUSE, begun, read == null ? null : read.size());
            }
        }

        @Override
        public String access(View view, RowFilter filter) {
            return snapshot.access(view, filter);
        }

        @Override
        public void close() {
            snapshot.close();
        }
    }

    /** The real-time side, watched, under the name of its store. */
    public SpeedSide of(SpeedSide side, String store) {
        return new SpeedSide() {
            @Override
            public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
                long begun = System.nanoTime();
                return side.read(sources, cut, reads).whenComplete((read, failure) -> {
                    if (!reads.isEmpty()) {
                        count(
                                store,
                                begun,
                                read == null
                                        ? null
                                        : read.rows().stream()
                                                .mapToInt(List::size)
                                                .sum());
                    }
                });
            }

            @Override
            public Optional<String> standsStill() {
                return side.standsStill();
            }

            @Override
            public String access(View view, RowFilter filter) {
                return side.access(view, filter);
            }
        };
    }
}
