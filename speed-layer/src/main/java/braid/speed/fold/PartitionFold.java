package braid.speed.fold;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.record.EventRow;
import braid.core.event.record.GivenCuts;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.fold.ViewFold;
import braid.core.fold.key.KeyHorizon;
import braid.speed.begin.NotYet;
import braid.storage.quarantine.FirstVerdicts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * The fold of one partition: for each view what the offsets since the last flush add to its groups, and nothing else.
 *
 * <p>Deterministic: the same offsets give the same groups, wherever a flush begins. A cut marker is the first record of the segment that it
 * opens, so that no flush spans a cut. With a PRIMARY KEY an event counts if its key is new within the {@link KeyHorizon}; the keys before
 * the place where the fold goes on are read again. A foreign record changes nothing but the progress.
 */
public final class PartitionFold {
    private final Partition partition;
    private final RecordReader reader;
    private final FirstVerdicts verdicts;
    private final EventRow row;
    private final List<ViewFold> folds;
    private final KeyHorizon keys;
    private final GivenCuts cuts;
    private final long begin;
    private final Queue<Filled> closed = new ArrayDeque<>();
    private Filling filling;
    private long segmentFirst;
    private Instant appendTime;
    private long events;

    /**
     * @param from where the chain of flushes ends
     * @param reader of the partition's source
     * @param row what the reader reads events into, one behind the other
     * @param verdicts of what was folded before, perhaps with fewer schemas
     * @param views of the partition's source
     * @param keys its newest keys; {@code null} for a source without a PRIMARY KEY
     * @param cuts which cut markers open the next segment; {@code null} if none does
     */
    PartitionFold(
            Partition partition,
            RecordReader reader,
            EventRow row,
            FirstVerdicts verdicts,
            List<FoldedView> views,
            KeyHorizon keys,
            Progress from,
            GivenCuts cuts) {
        this.partition = partition;
        this.reader = reader;
        this.verdicts = verdicts;
        this.row = row;
        this.folds = views.stream().map(FoldedView::newFold).toList();
        this.keys = keys;
        this.cuts = cuts;
        begin = from.next();
        segmentFirst = from.first();
        appendTime = from.appendTime();
        filling = new Filling(from.segment(), from.next(), folds);
    }

    public Partition partition() {
        return partition;
    }

    /** Whether this offset is beyond what was folded before; the keys of what is not are still needed. */
    public boolean isNew(long offset) {
        return offset >= begin;
    }

    /**
     * Takes in the record at {@code offset}; what it was. Offsets must rise.
     *
     * @throws org.apache.kafka.common.KafkaException if its schema cannot be looked for now; then nothing has changed
     * @throws NotYet if the warehouse does not say now whether its cut was given out; then nothing has changed
     */
    public LogRecord accept(long offset, byte[] value, long appendTimeMillis) {
        if (isNew(offset) && offset < filling.to()) {
            throw new IllegalStateException(partition + ": offset " + offset + " comes after " + filling.to());
        }
        LogRecord record = verdicts.of(partition, offset, appendTimeMillis, judged(offset, reader.read(value, row)));
        boolean first = !(record instanceof LogRecord.Event) || keys == null || keys.isFirst(offset, row);
        if (!isNew(offset)) {
            return record;
        }
        if (record instanceof LogRecord.Marker marker && opens(marker.cut())) {
            open(marker.cut(), offset);
        }
        filling.skipTo(offset + 1);
        if (record instanceof LogRecord.Event) {
            appendTime = Instant.ofEpochMilli(appendTimeMillis);
            if (first) {
                events++;
                filling.fold(row);
            }
        }
        return record;
    }

    /** A marker that opens no segment is passed over, whether its number was given out or not. */
    private LogRecord judged(long offset, LogRecord record) {
        return record instanceof LogRecord.Marker marker && isNew(offset) && opens(marker.cut())
                ? cuts.judge(record)
                : record;
    }

    private boolean opens(long number) {
        return cuts != null && number > filling.segment();
    }

    private void open(long segment, long offset) {
        filling.skipTo(offset);
        close();
        filling = new Filling(segment, offset, folds);
        segmentFirst = offset;
    }

    private void close() {
        if (!filling.isEmpty()) {
            closed.add(filling.filled(segmentFirst, appendTime));
        }
    }

    /** Moves past offsets that hold no record. */
    public void skipTo(long offset) {
        filling.skipTo(offset);
    }

    /** What was folded since the last call, as it has to be flushed: one behind the other, the last one up to where the fold stands. */
    public Queue<Filled> take() {
        close();
        filling = new Filling(filling.segment(), filling.to(), folds);
        Queue<Filled> taken = new ArrayDeque<>(closed);
        closed.clear();
        return taken;
    }

    /** Whether there is anything to be taken. */
    public boolean hasNews() {
        return !closed.isEmpty() || !filling.isEmpty();
    }

    /** How far it has come. */
    public Progress progress() {
        return new Progress(filling.segment(), segmentFirst, filling.to(), appendTime);
    }

    /** The first offset that it has not taken in. */
    public long next() {
        return filling.to();
    }

    /** Groups that wait to be taken. */
    public int size() {
        return filling.size() + closed.stream().mapToInt(Filled::size).sum();
    }

    /** Events folded, redelivered ones not counted. */
    public long events() {
        return events;
    }
}
