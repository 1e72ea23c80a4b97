package braid.tools.importer;

import braid.tools.client.BatchReply;
import braid.tools.client.BatchSender;
import braid.tools.client.DeliveryFailed;
import braid.tools.client.IngestClient;
import braid.tools.rows.Row;
import braid.tools.rows.Rows;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends the rows of a file in batches, several in flight, and keeps account of each. May be stopped from another thread; closing it waits
 * for what is under way.
 */
public final class FileImport implements AutoCloseable {
    /** Requests under way at once. */
    static final int IN_FLIGHT = 4;

    private static final long LARGEST_BATCH_CHARACTERS = 2_000_000;

    private final BatchSender<Batch> sender;
    private final int batchRows;
    private final double perSecond;
    private final Outcome outcome;
    private final RejectedRows rejectedRows;
    private final Account account;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param perSecond rows per second at most; 0 for as fast as ingest takes them
     */
    public FileImport(
            IngestClient client,
            String source,
            int batchRows,
            double perSecond,
            Outcome outcome,
            RejectedRows rejectedRows,
            Account account) {
        this.batchRows = perSecond == 0 ? batchRows : (int) Math.max(1, Math.min(batchRows, perSecond / 10));
        this.perSecond = perSecond;
        this.outcome = outcome;
        this.rejectedRows = rejectedRows;
        this.account = account;
        this.sender = new BatchSender<>(client, source, IN_FLIGHT, new Answers());
    }

    private record Batch(long from, List<Row> rows) {
        long to() {
            return from + rows.size();
        }
    }

    /**
     * Sends all rows but those of {@code done}.
     *
     * @param afterEachBatch called when a batch was handed over
     * @throws DeliveryFailed if a batch cannot be delivered, or the import was stopped
     */
    public void run(Rows rows, RowRanges done, Runnable afterEachBatch) throws IOException, InterruptedException {
        long sent = 0;
        long number = 0;
        long characters = 0;
        List<Row> batch = new ArrayList<>(batchRows);
        for (Row row = next(rows, number); row != null; row = next(rows, number)) {
            boolean skipped = done.contains(number);
            if (!skipped) {
                batch.add(row);
                characters += row.event().length();
            }
            number++;
            if (batch.size() == batchRows || characters >= LARGEST_BATCH_CHARACTERS || skipped && !batch.isEmpty()) {
                waitUntilDue(sent);
                sent += batch.size();
                send(number - batch.size() - (skipped ? 1 : 0), batch);
                afterEachBatch.run();
                batch = new ArrayList<>(batchRows);
                characters = 0;
            }
        }
        if (!batch.isEmpty()) {
            waitUntilDue(sent);
            send(number - batch.size(), batch);
        }
        sender.await();
        afterEachBatch.run();
    }

    /** Sends nothing more, and returns when what is under way is answered, or surely will not be. */
    public void stop() {
        stopped.countDown();
        sender.stop();
    }

    private static Row next(Rows rows, long number) throws IOException {
        try {
            return rows.next();
        } catch (CharacterCodingException e) {
            throw undecodable(number);
        }
    }

    /**
     * The file's text is encoded otherwise.
     *
     * @param number of the row near which that shows, from 0
     */
    public static DeliveryFailed undecodable(long number) {
        return new DeliveryFailed(
                "The file's text is not encoded as it is read, in UTF-8 or as --encoding says, at or soon after row "
                        + (number + 1) + ". Say how it is, with --encoding windows-1252 for example.");
    }

    private void send(long from, List<Row> rows) throws InterruptedException {
        sender.send(new Batch(from, rows), rows.stream().map(Row::event).toList());
    }

    private void waitUntilDue(long sent) throws InterruptedException {
        if (perSecond > 0) {
            long nanos = (long) ((sent / perSecond - outcome.seconds()) * 1e9);
            stopped.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private final class Answers implements BatchSender.Outcomes<Batch> {
        @Override
        public void sending(Batch batch) {
            account.sending(batch.from(), batch.to());
        }

        @Override
        public void answered(Batch batch, BatchReply answer) {
            for (BatchReply.Rejected rejected : answer.rejections()) {
                Row row = batch.rows().get(rejected.index());
                rejectedRows.add(row, rejected.column(), rejected.reason());
                outcome.rejected(row.line(), rejected.reason());
            }
            outcome.accepted.addAndGet(answer.accepted());
            outcome.rejected.addAndGet(answer.rejections().size());
            if (answer.maybeTwice()) {
                outcome.maybeTwice.addAndGet(batch.rows().size());
            }
            account.acknowledged(batch.from(), batch.to());
        }

        @Override
        public void failed(Batch batch, boolean uncertain) {
            if (!uncertain) {
                account.notDelivered(batch.from(), batch.to());
            }
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
