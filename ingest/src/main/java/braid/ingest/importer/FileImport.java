package braid.ingest.importer;

import braid.ingest.client.Answer;
import braid.ingest.client.BatchSender;
import braid.ingest.client.DeliveryFailed;
import braid.ingest.client.IngestClient;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends the rows of a file in batches, several in flight, and keeps account of each.
 */
final class FileImport {
    /** Requests under way at once. */
    static final int IN_FLIGHT = 4;

    private static final long LARGEST_BATCH_CHARACTERS = 2_000_000;

    /** Hears that the rows {@code [from, to)} are acknowledged. */
    interface Acknowledged {
        void rows(long from, long to);
    }

    private final IngestClient client;
    private final String source;
    private final int batchRows;
    private final double perSecond;
    private final Outcome outcome;
    private final RejectedRows rejectedRows;
    private final Acknowledged acknowledged;

    /**
     * @param perSecond rows per second at most; 0 for as fast as ingest takes them
     */
    FileImport(
            IngestClient client,
            String source,
            int batchRows,
            double perSecond,
            Outcome outcome,
            RejectedRows rejectedRows,
            Acknowledged acknowledged) {
        this.client = client;
        this.source = source;
        this.batchRows = perSecond == 0 ? batchRows : (int) Math.max(1, Math.min(batchRows, perSecond / 10));
        this.perSecond = perSecond;
        this.outcome = outcome;
        this.rejectedRows = rejectedRows;
        this.acknowledged = acknowledged;
    }

    private record Batch(long from, List<Row> rows) {}

    /**
     * Sends all rows but those of {@code done}.
     *
     * @param afterEachBatch called when a batch was handed over
     */
    void run(Rows rows, RowRanges done, Runnable afterEachBatch) throws IOException, InterruptedException {
        long sent = 0;
        long number = 0;
        long characters = 0;
        List<Row> batch = new ArrayList<>(batchRows);
        try (BatchSender<Batch> sender = new BatchSender<>(client, source, IN_FLIGHT, this::answered)) {
            for (Row row = next(rows, number); row != null; row = next(rows, number)) {
                boolean skipped = done.contains(number);
                if (!skipped) {
                    batch.add(row);
                    characters += row.event().length();
                }
                number++;
                if (batch.size() == batchRows
                        || characters >= LARGEST_BATCH_CHARACTERS
                        || skipped && !batch.isEmpty()) {
                    long from = number - batch.size() - (skipped ? 1 : 0);
                    waitUntilDue(sent);
                    sent += batch.size();
                    send(sender, from, batch);
                    afterEachBatch.run();
                    batch = new ArrayList<>(batchRows);
                    characters = 0;
                }
            }
            if (!batch.isEmpty()) {
                waitUntilDue(sent);
                send(sender, number - batch.size(), batch);
            }
            sender.await();
            afterEachBatch.run();
        }
    }

    private static Row next(Rows rows, long number) throws IOException {
        try {
            return rows.next();
        } catch (CharacterCodingException e) {
            throw new DeliveryFailed("The file is not UTF-8, at or soon after row " + (number + 1) + ".");
        }
    }

    private static void send(BatchSender<Batch> sender, long from, List<Row> rows) throws InterruptedException {
        sender.send(new Batch(from, rows), rows.stream().map(Row::event).toList());
    }

    private void waitUntilDue(long sent) throws InterruptedException {
        if (perSecond > 0) {
            long nanos = (long) ((sent / perSecond - outcome.seconds()) * 1e9);
            if (nanos > 0) {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        }
    }

    private void answered(Batch batch, Answer answer) {
        for (Answer.Rejected rejected : answer.rejections()) {
            rejectedRows.add(batch.rows().get(rejected.index()), rejected.column(), rejected.reason());
        }
        outcome.accepted.addAndGet(answer.accepted());
        outcome.rejected.addAndGet(answer.rejections().size());
        if (answer.maybeTwice()) {
            outcome.maybeTwice.addAndGet(batch.rows().size());
        }
        acknowledged.rows(batch.from(), batch.from() + batch.rows().size());
    }
}
