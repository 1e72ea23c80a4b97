package braid.benchmarks;

import braid.core.aggregate.Accumulator;
import braid.core.event.record.EventRow;
import braid.core.event.record.RecordReader;
import braid.core.fold.CompiledFold;
import braid.core.fold.FoldedGroups;
import braid.core.fold.ViewFold;
import braid.core.fold.key.GroupColumn;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What is done with the groups of flushes after they were taken. An operation is an event: what a flush of {@value Clicks#FLUSH} costs,
 * divided among its events.
 */
@State(Scope.Thread)
public class GroupsBenchmark {
    /** By view, and flush. */
    private final List<List<FoldedGroups>> folded = new ArrayList<>();
    /** By view, and flush, as they come from a store. */
    private final List<List<Map<GroupKey, Object[]>>> stored = new ArrayList<>();

    private List<View> views;

    @Setup
    public void fold(Clicks clicks) {
        views = clicks.views;
        for (View view : views) {
            ViewFold fold = new CompiledFold(view).newFold();
            RecordReader reader = clicks.reader();
            EventRow row = new EventRow(clicks.source);
            List<FoldedGroups> flushes = new ArrayList<>();
            for (int i = 0; i < clicks.events.length; i++) {
                reader.read(clicks.events[i], row);
                fold.fold(row);
                if ((i + 1) % Clicks.FLUSH == 0) {
                    flushes.add(fold.take());
                }
            }
            folded.add(flushes);
            stored.add(flushes.stream().map(GroupsBenchmark::rows).toList());
        }
    }

    private static Map<GroupKey, Object[]> rows(FoldedGroups groups) {
        Map<GroupKey, Object[]> rows = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            rows.put(groups.key(i), groups.accumulators(i));
        }
        return rows;
    }

    /** The key and the accumulators of each group as objects. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void encodeToValues(Blackhole hole) {
        for (List<FoldedGroups> flushes : folded) {
            for (FoldedGroups groups : flushes) {
                for (int i = 0; i < groups.size(); i++) {
                    hole.consume(groups.key(i));
                    hole.consume(groups.accumulators(i));
                }
            }
        }
    }

    /** Likewise as numbers and bytes, column by column. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void encodeByColumn(Blackhole hole) {
        for (List<FoldedGroups> flushes : folded) {
            for (FoldedGroups groups : flushes) {
                groups.keys().forEach(column -> consume(column, groups.size(), hole));
                groups.accumulators().forEach(column -> consume(column, groups.size(), hole));
            }
        }
    }

    private static void consume(GroupColumn column, int groups, Blackhole hole) {
        for (int i = 0; i < groups; i++) {
            if (column.isNull(i)) {
                continue;
            }
            if (column.isNumber(i)) {
                hole.consume(column.number(i));
            } else {
                hole.consume(column.bytes(i));
            }
        }
    }

    /** Flushes one after another into the groups that are held in memory, as a reader does that follows the log. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void apply(Blackhole hole) {
        for (int v = 0; v < views.size(); v++) {
            PartialAggregates partials = new PartialAggregates(views.get(v));
            Map<GroupKey, Accumulator[]> held = new HashMap<>();
            for (Map<GroupKey, Object[]> flush : stored.get(v)) {
                flush.forEach((key, row) -> held.merge(key, partials.decode(row), GroupsBenchmark::merged));
            }
            hole.consume(held);
        }
    }

    private static Accumulator[] merged(Accumulator[] into, Accumulator[] from) {
        for (int i = 0; i < into.length; i++) {
            into[i].merge(from[i]);
        }
        return into;
    }

    /** Likewise, and the result of every measure of every group at the end. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void mergeAndAnswer(Blackhole hole) {
        for (int v = 0; v < views.size(); v++) {
            PartialAggregates partials = new PartialAggregates(views.get(v));
            Map<GroupKey, Accumulator[]> held = new HashMap<>();
            for (Map<GroupKey, Object[]> flush : stored.get(v)) {
                flush.forEach((key, row) -> held.merge(key, partials.decode(row), GroupsBenchmark::merged));
            }
            for (Accumulator[] group : held.values()) {
                for (Accumulator accumulator : group) {
                    hole.consume(accumulator.result());
                }
            }
        }
    }
}
