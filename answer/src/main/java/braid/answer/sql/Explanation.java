package braid.answer.sql;

import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.limit.Usage;
import braid.answer.merge.Layer;
import braid.answer.read.Answer;
import braid.answer.read.MergedReader;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.AnsweredRequest;
import braid.core.boundary.PartitionCoverage;
import braid.core.type.DataType;
import braid.core.view.Architecture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The answer of EXPLAIN: for each view of the statement what was asked of each store and what it gave, measured while the statement ran,
 * and which offsets that is; then the statement itself; then its plan, line by line. Lambda reads both layers and merges them at the
 * boundary; the other architectures have one kind of rows, and so has an earlier cut.
 */
final class Explanation {
    static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("view", DataType.VARCHAR),
            new ResultColumn("layer", DataType.VARCHAR),
            new ResultColumn("access", DataType.VARCHAR),
            new ResultColumn("slices", DataType.INTEGER),
            new ResultColumn("rows", DataType.BIGINT),
            new ResultColumn("bytes", DataType.BIGINT),
            new ResultColumn("ms", DataType.DOUBLE),
            new ResultColumn("boundary", DataType.VARCHAR));

    private static final int LONGEST_LINE = 70;
    private static final double NANOS_A_MILLI = 1e6;

    private final List<Object[]> rows = new ArrayList<>();

    private Explanation() {}

    static RowsAnswer of(
            CompiledPlan plan, Execution execution, MergedReader reader, Deadline deadline, AnsweredRequest asked) {
        Explanation explanation = new Explanation();
        Answer read = execution.read();
        for (int i = 0; i < execution.scans().size(); i++) {
            explanation.addScan(execution.scans().get(i), read, i, reader, deadline);
        }
        explanation.add(
                null,
                "statement",
                isMerged(read) ? "runs over the merged rows" : "runs over these rows",
                null,
                (long) execution.rows().size(),
                execution.allocated(),
                execution.running(),
                null);
        plan.tree().forEach(line -> explanation.add(null, "plan", shortened(line), null, null, null, null, null));
        return new RowsAnswer(null, COLUMNS, explanation.rows, null, read.coverage(), asked, null);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
    }

    private void addScan(Scan scan, Answer read, int index, MergedReader reader, Deadline deadline) {
        Map<Layer, String> access = reader.access(scan, deadline);
        String view = scan.view().name();
        Architecture architecture = read.coverage().architecture();
        if (access.containsKey(Layer.BATCH) && architecture.hasBatchViews()) {
            String boundary = boundary(scan, read, p -> "[0, " + p.batchTo() + ")");
            addUsage(view, "batch", access.get(Layer.BATCH), read.batch().get(index), boundary);
        }
        if (access.containsKey(Layer.SPEED) && architecture.hasRealTimeViews() && !isPast(read)) {
            addRealTime(scan, access.get(Layer.SPEED), read, index);
        }
        long groups = read.groups().get(index).size();
        add(view, isMerged(read) ? "merged" : "groups", "by key and window", null, groups, null, null, null);
    }

    private void addRealTime(Scan scan, String access, Answer read, int index) {
        Architecture architecture = read.coverage().architecture();
        String view = scan.view().name();
        Usage usage = read.speed().get(index);
        String boundary = boundary(scan, read, p -> "[" + p.batchTo() + ", " + p.speedTo() + ")");
        if (architecture == Architecture.LAMBDA) {
            String live = access + " in each of " + read.liveSegments()
                    + (read.liveSegments() == 1 ? " live segment" : " live segments");
            addUsage(view, "speed", live, usage, boundary);
        } else if (architecture.isExact()) {
            addUsage(view, "speed", access + " in the one segment that the whole log is", usage, boundary);
        } else {
            addUsage(
                    view,
                    architecture.word(),
                    access + ", each row as it was written last",
                    usage,
                    "at least " + boundary);
        }
    }

    private static boolean isMerged(Answer read) {
        return read.coverage().architecture() == Architecture.LAMBDA && !isPast(read);
    }

    /** Whether the answer is an earlier cut's, which is all batch. */
    private static boolean isPast(Answer read) {
        return read.coverage().layer() == Layer.BATCH;
    }

    private void addUsage(String view, String layer, String access, Usage usage, String boundary) {
        add(view, layer, access, usage.requests(), usage.rows(), usage.bytes(), usage.time(), boundary);
    }

    private void add(
            String view,
            String layer,
            String access,
            Integer slices,
            Long count,
            Long bytes,
            Duration time,
            String boundary) {
        Double millis = time == null ? null : Math.round(time.toNanos() / NANOS_A_MILLI * 1_000) / 1_000.0;
        rows.add(new Object[] {view, layer, access, slices, count, bytes, millis, boundary});
    }

    private static String boundary(Scan scan, Answer read, Function<PartitionCoverage, String> range) {
        return read.coverage().coverage().partitions().stream()
                .filter(p -> p.partition().source().equals(scan.view().source().name()))
                .map(p -> p.partition() + " " + range.apply(p))
                .collect(Collectors.joining(", "));
    }
}
