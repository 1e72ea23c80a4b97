package braid.verify.fold;

import braid.core.boundary.Coverage;
import braid.core.boundary.PartitionCoverage;
import braid.core.event.record.RecordReader;
import braid.core.fold.key.KeyHorizon;
import braid.core.fold.key.SeenKeys;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.quarantine.FirstVerdicts;
import braid.terminal.StepBar;
import braid.verify.fold.LogEvents.Range;
import java.util.Map;
import java.util.TreeMap;

/** Folds exactly the offsets of one source that a coverage names: from the log, and what that no longer holds from the master dataset. */
public final class CoverageFold {
    private final Settings settings;
    private final Pipeline pipeline;
    private final Source source;
    private final StepBar progress;
    private final Map<Integer, CoveredFold> folds = new TreeMap<>();
    private final Map<Integer, Range> landed = new TreeMap<>();
    private final Map<Integer, Range> logged = new TreeMap<>();

    public CoverageFold(Settings settings, Pipeline pipeline, Source source, StepBar progress) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.source = source;
        this.progress = progress;
    }

    /** How many events were folded, redelivered ones not counted. */
    public record Counts(long fromLog, long fromDataset) {}

    /**
     * @param needsBatch whether what batch covers takes part at all
     * @throws CannotVerify if some of the offsets are nowhere any more, or their keys take more memory than there is
     */
    public Counts into(FoldedViews views, Coverage coverage, boolean needsBatch) {
        if (needsBatch && source.hasPrimaryKey()) {
            requireMemory(coverage, Runtime.getRuntime().maxMemory());
        }
        LogSettings log = LogSettings.of(settings);
        String topic = new Topics(log).events(source);
        try (LogEvents events = new LogEvents(log, topic);
                SchemaTopic schemas = new SchemaTopic(log)) {
            RecordReader reader = new RecordReader(source, schemas);
            FirstVerdicts verdicts = FirstVerdicts.read(log, pipeline, schemas);
            Map<Integer, Range> held = events.held();
            for (PartitionCoverage covered : coverage.partitions()) {
                if (covered.partition().source().equals(source.name())) {
                    int number = covered.partition().number();
                    long first = needsBatch ? 0 : covered.batchTo();
                    long from = split(covered, first, held.get(number), topic);
                    folds.put(
                            number, new CoveredFold(covered, first, from, source, reader, verdicts, views.of(source)));
                }
            }
            foldLanded();
            long fromDataset = events();
            progress.begin(
                    "reading " + topic,
                    logged.values().stream().mapToLong(Range::size).sum());
            events.read(logged, record -> {
                folds.get(record.partition()).logged(record.offset(), record.timestamp(), record.value());
                progress.step();
            });
            return new Counts(events() - fromDataset, fromDataset);
        }
    }

    /**
     * A key of each event that batch covers is held; to run out of memory in the middle would take minutes.
     *
     * @param most of this process, in bytes
     */
    void requireMemory(Coverage coverage, long most) {
        long events = coverage.partitions().stream()
                .filter(covered -> covered.partition().source().equals(source.name()))
                .mapToLong(PartitionCoverage::batchTo)
                .sum();
        long needed = events * SeenKeys.KEY_BYTES;
        if (needed > most / 4 * 3) {
            long gigabytes = (needed / 3 * 4 >> 30) + 1;
            throw new CannotVerify(
                    "To verify this answer, the keys of up to " + String.format("%,d", events) + " events of "
                            + source.name() + " are held in memory, which may take " + (needed >> 20)
                            + " MB; this process may have "
                            + (most >> 20) + ". Set BRAID_JVM_VERIFY=-Xmx" + gigabytes + "g.");
        }
    }

    private long events() {
        return folds.values().stream().mapToLong(CoveredFold::events).sum();
    }

    /** Which of the covered offsets come from where; the first that is folded from the log. */
    private long split(PartitionCoverage covered, long first, Range held, String topic) {
        if (held == null || held.end() < covered.speedTo()) {
            throw new CannotVerify("The answer covers offsets up to " + covered.speedTo() + " of " + covered.partition()
                    + ", but topic " + topic + (held == null ? " has no such partition" : " ends at " + held.end())
                    + ": it is another log than the answer's, or was made anew since.");
        }
        int number = covered.partition().number();
        long begin = Math.min(first, keysFrom(covered));
        long heldFrom = Math.min(held.first(), covered.speedTo());
        if (heldFrom > begin) {
            landed.put(number, new Range(begin, heldFrom));
        }
        logged.put(number, new Range(Math.max(begin, heldFrom), covered.speedTo()));
        return Math.max(first, heldFrom);
    }

    /** With a PRIMARY KEY the newest keys before the boundary tell which events behind it are redelivered ones. */
    private long keysFrom(PartitionCoverage covered) {
        return source.hasPrimaryKey() && covered.speedTo() > covered.batchTo()
                ? KeyHorizon.begin(covered.batchTo(), KeyHorizon.SIZE)
                : Long.MAX_VALUE;
    }

    private void foldLanded() {
        if (landed.isEmpty()) {
            return;
        }
        LandedEvents dataset = new LandedEvents(settings, pipeline, source);
        Map<Integer, Long> to = dataset.landedTo();
        landed.forEach((partition, range) -> {
            long reached = to.getOrDefault(partition, 0L);
            if (reached < range.end()) {
                throw new CannotVerify("The log no longer holds offsets " + Math.max(reached, range.first()) + " to "
                        + range.end() + " of " + source.name() + "-" + partition
                        + ", and the master dataset at " + dataset.location() + " does not have them.");
            }
        });
        progress.begin(
                "reading the master dataset",
                landed.values().stream().mapToLong(Range::size).sum());
        dataset.read(landed, (partition, offset, row) -> {
            folds.get(partition).event(offset, row);
            progress.step();
        });
        landed.forEach((partition, range) -> folds.get(partition).landedEnd(range));
    }
}
