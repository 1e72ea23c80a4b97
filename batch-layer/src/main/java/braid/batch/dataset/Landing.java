package braid.batch.dataset;

import braid.batch.dataset.logged.LogRange;
import braid.batch.dataset.logged.LogReader;
import braid.batch.dataset.logged.LoggedEvents;
import braid.batch.dataset.logged.Verdicts;
import braid.core.view.Source;
import braid.storage.dataset.DatasetFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Lands one source's log up to a cut in the master dataset, once.
 *
 * <p>The events are appended on a branch of their own, which starts at the state whose landed offsets were read; then the table is moved
 * forward to the branch's end, which succeeds only if nothing else has been landed since. A batch layer that lost its lease without
 * noticing can therefore never land events twice.
 */
public final class Landing {
    private static final String BRANCH = "landing-";

    private final MasterDataset dataset;
    private final LogReader reader;
    private final Source source;

    public Landing(MasterDataset dataset, LogReader reader, Source source) {
        this.dataset = dataset;
        this.reader = reader;
        this.source = source;
    }

    /**
     * What a landing has done.
     *
     * @param snapshot the state of the master dataset that holds exactly the events before the cut
     * @param events how many events were added
     * @param quarantined how many records were passed over because they are neither events nor markers
     * @param to how far the log is landed in that state
     */
    public record Landed(long snapshot, long events, long quarantined, Map<Integer, Long> to) {}

    /**
     * Lands the log from where the last landing ended, or from the published boundary where that is ahead: then only markers came
     * between.
     *
     * @param published for each partition, the boundary of the published batch views
     * @param to for each partition, the offset of the cut's marker
     * @param begin for each partition, the first offset that the log still holds
     * @param mayCommit asked just before the landing becomes visible; throws if the lease is lost
     * @throws IllegalStateException if the log no longer holds what has to be landed, or another has landed meanwhile
     */
    public Landed land(
            long cut,
            String topic,
            Map<Integer, Long> to,
            Map<Integer, Long> begin,
            Map<Integer, Long> published,
            Verdicts verdicts,
            Runnable mayCommit) {
        Table table = dataset.table(source);
        LandedOffsets landed = LandedOffsets.of(table);
        checkNotLost(landed, published);
        LogRange range = range(topic, landed, published, to);
        if (landed.known() && isOnlyMarkers(landed, published, range) && isOwnSchema(table)) {
            return new Landed(table.currentSnapshot().snapshotId(), 0, 0, landed.offsets());
        }
        range = behindDeletedMarkers(range, landed, published, begin);
        checkNoGap(range, begin);
        String branch = BRANCH + cut;
        long start = table.currentSnapshot().snapshotId();
        startBranch(table, branch);
        LoggedEvents logged = reader.read(source, range, verdicts);
        append(table, branch, cut, range, logged);
        long quarantined = logged.quarantined().getAsLong();
        mayCommit.run();
        return moveForward(table, branch, start, to, quarantined);
    }

    private void checkNotLost(LandedOffsets landed, Map<Integer, Long> published) {
        if (!landed.known() && published.values().stream().anyMatch(offset -> offset > 0)) {
            throw new IllegalStateException("The master dataset holds nothing of source " + source.name()
                    + ", but the batch views were published from it up to offsets " + published
                    + ". Set master.dataset to where it is; if it is lost, start over with `braid reset`.");
        }
    }

    private LogRange range(String topic, LandedOffsets landed, Map<Integer, Long> published, Map<Integer, Long> to) {
        Map<Integer, Long> from = new TreeMap<>();
        to.keySet()
                .forEach(partition ->
                        from.put(partition, Math.max(landed.offset(partition), published.getOrDefault(partition, 0L))));
        to.forEach((partition, offset) -> {
            if (from.get(partition) > offset) {
                throw new IllegalStateException("Source " + source.name() + ", partition " + partition
                        + ": the master dataset holds events up to offset " + from.get(partition)
                        + ", beyond this cut at " + offset
                        + ". Another batch layer may have landed meanwhile: run again. If the topic was made anew, start over with"
                        + " `braid reset`.");
            }
        });
        return new LogRange(topic, from, to);
    }

    /** A landed or published offset is always a marker's own, so a range of one offset from there holds no event. */
    private static boolean isOnlyMarkers(LandedOffsets landed, Map<Integer, Long> published, LogRange range) {
        return range.to().entrySet().stream().allMatch(e -> {
            boolean fromMarker = landed.offsets().containsKey(e.getKey()) || published.containsKey(e.getKey());
            return e.getValue() - range.from().get(e.getKey()) <= (fromMarker ? 1 : 0);
        });
    }

    /** The marker where the last landing ended is no event: that the log has deleted all up to it, and it too, leaves nothing out. */
    private static LogRange behindDeletedMarkers(
            LogRange range, LandedOffsets landed, Map<Integer, Long> published, Map<Integer, Long> begin) {
        Map<Integer, Long> from = new TreeMap<>(range.from());
        from.replaceAll((partition, offset) -> {
            boolean isMarker = landed.offsets().containsKey(partition) || published.containsKey(partition);
            return isMarker && begin.getOrDefault(partition, 0L) == offset + 1 ? Long.valueOf(offset + 1) : offset;
        });
        return new LogRange(range.topic(), from, range.to());
    }

    /** Whether the newest state was written with the table's columns; one that was not cannot be read with them. */
    private static boolean isOwnSchema(Table table) {
        Integer schema = table.currentSnapshot().schemaId();
        return schema != null && schema == table.schema().schemaId();
    }

    private void checkNoGap(LogRange range, Map<Integer, Long> begin) {
        range.from().forEach((partition, from) -> {
            long first = begin.getOrDefault(partition, 0L);
            if (first > from) {
                throw new IllegalStateException(
                        "Source " + source.name() + ", partition " + partition + ": offsets " + from
                                + " to " + first + " were deleted from " + range.topic()
                                + " by its retention before they were landed. Nothing was published, and nothing will be, because the"
                                + " views would be wrong. Lengthen kafka.retention.hours; to go on without these events, start over with"
                                + " `braid reset`.");
            }
        });
    }

    private static void startBranch(Table table, String branch) {
        var manage = table.manageSnapshots();
        table.refs().forEach((name, ref) -> {
            if (name.startsWith(BRANCH)) {
                manage.removeBranch(name);
            }
        });
        manage.createBranch(branch, table.currentSnapshot().snapshotId()).commit();
    }

    private void append(Table table, String branch, long cut, LogRange range, LoggedEvents logged) {
        if (!source.hasPrimaryKey() && range.size() <= FileLayout.MOST_DAYS) {
            write(logged.rows(), FileLayout.DAYS.options(table), branch, cut, range);
            return;
        }
        Dataset<Row> kept = logged.rows().persist(StorageLevel.MEMORY_AND_DISK());
        try (Deduplication once = new Deduplication(dataset, source, table.currentSnapshot())) {
            LandingExtent extent = LandingExtent.of(kept, source, dataset.eventTime(source));
            Dataset<Row> events =
                    source.hasPrimaryKey() ? once.apply(kept, logged.areOnce().getAsBoolean(), extent) : kept;
            write(events, FileLayout.of(extent.days(), extent.events()).options(table), branch, cut, range);
        } finally {
            kept.unpersist();
        }
    }

    private void write(Dataset<Row> events, Map<String, String> layout, String branch, long cut, LogRange range) {
        try {
            events.writeTo(dataset.sqlName(source) + ".`branch_" + branch + "`")
                    .options(layout)
                    .option("snapshot-property." + DatasetFormat.LANDED_TO, DatasetFormat.formatOffsets(range.to()))
                    .option("snapshot-property." + DatasetFormat.CUT, String.valueOf(cut))
                    .append();
        } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
            throw new IllegalStateException("The master dataset's table of " + source.name() + " has vanished", e);
        }
    }

    /**
     * Makes the branch's end the table's state, if the table still stands where the branch began. The parent is looked at because
     * Iceberg would begin a branch that somebody has removed anew, at the table's newest state.
     */
    private Landed moveForward(Table table, String branch, long start, Map<Integer, Long> to, long quarantined) {
        table.refresh();
        SnapshotRef end = table.refs().get(branch);
        Snapshot landed = end == null ? null : table.snapshot(end.snapshotId());
        if (landed == null || landed.parentId() == null || landed.parentId() != start) {
            throw landedMeanwhile(null);
        }
        try {
            table.manageSnapshots()
                    .fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch)
                    .removeBranch(branch)
                    .commit();
        } catch (IllegalArgumentException e) {
            throw landedMeanwhile(e);
        }
        long events = Long.parseLong(landed.summary().getOrDefault("added-records", "0"));
        return new Landed(landed.snapshotId(), events, quarantined, to);
    }

    private IllegalStateException landedMeanwhile(Exception cause) {
        return new IllegalStateException(
                "Source " + source.name()
                        + ": another batch layer has landed events meanwhile; this run's landing was dropped. Run again.",
                cause);
    }
}
