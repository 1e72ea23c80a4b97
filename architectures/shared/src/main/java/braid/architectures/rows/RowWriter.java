package braid.architectures.rows;

import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.realtime.RealTimeTables;
import com.datastax.oss.driver.api.core.CqlSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Writes rows in batches of one Cassandra partition, several batches at once, and waits until all are durable. */
public final class RowWriter {
    private final List<RealTimeWriter> writers;
    private final int batchRows;
    private final int inFlight;

    /**
     * A writer for all views of a pipeline.
     *
     * @param settings say how large batches are, and how many may be under way
     */
    public RowWriter(CqlSession session, RealTimeTables tables, Pipeline pipeline, Settings settings) {
        writers = pipeline.views().stream()
                .map(view -> new RealTimeWriter(session, tables, view))
                .toList();
        batchRows = settings.integer("speed.batch.rows");
        inFlight = settings.integer("speed.writes.in.flight");
    }

    /** The rows of one view and bucket. */
    private record Slice(int view, int bucket) {}

    /** Rows to be written together. */
    public final class Writes {
        private final Map<Slice, List<RealTimeRow>> slices = new HashMap<>();

        /**
         * @param view the view's position in the pipeline
         */
        public void add(int view, RealTimeRow row) {
            int bucket = writers.get(view).bucket(row);
            slices.computeIfAbsent(new Slice(view, bucket), slice -> new ArrayList<>())
                    .add(row);
        }

        /**
         * Writes all rows.
         *
         * @throws RuntimeException the first failure; some rows may be written, and writing them again is harmless
         */
        public void execute() {
            Semaphore permits = new Semaphore(inFlight);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            slices.forEach((slice, rows) -> {
                for (int from = 0; from < rows.size() && failure.get() == null; from += batchRows) {
                    permits.acquireUninterruptibly();
                    List<RealTimeRow> batch = rows.subList(from, Math.min(rows.size(), from + batchRows));
                    CompletionStage<?> write = writers.get(slice.view()).write(batch);
                    write.whenComplete((done, error) -> {
                        if (error != null) {
                            failure.compareAndSet(null, error);
                        }
                        permits.release();
                    });
                }
            });
            permits.acquireUninterruptibly(inFlight);
            if (failure.get() != null) {
                throw failure.get() instanceof RuntimeException cause ? cause : new CompletionException(failure.get());
            }
        }
    }

    /** Nothing to be written yet. */
    public Writes writes() {
        return new Writes();
    }
}
