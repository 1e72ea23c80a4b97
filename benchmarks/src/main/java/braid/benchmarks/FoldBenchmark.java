package braid.benchmarks;

import braid.core.aggregate.Accumulator;
import braid.core.event.record.EventRow;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.expression.ViewFunction;
import braid.core.fold.CompiledFold;
import braid.core.fold.ViewFold;
import braid.core.group.GroupKey;
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

/** From events' bytes to the groups of all views, taken after every {@value Clicks#FLUSH} events. An operation is an event. */
@State(Scope.Thread)
public class FoldBenchmark {
    private List<ViewFunction> functions;
    private List<CompiledFold> compiled;

    @Setup
    public void compile(Clicks clicks) {
        functions = clicks.views.stream().map(ViewFunction::new).toList();
        compiled = clicks.views.stream().map(CompiledFold::new).toList();
    }

    /** One generated class for each view. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void generated(Clicks clicks, Blackhole hole) {
        RecordReader reader = clicks.reader();
        EventRow row = new EventRow(clicks.source);
        ViewFold[] folds = compiled.stream().map(CompiledFold::newFold).toArray(ViewFold[]::new);
        for (int i = 0; i < clicks.events.length; i++) {
            if (reader.read(clicks.events[i], row) == row) {
                for (ViewFold fold : folds) {
                    fold.fold(row);
                }
            }
            if ((i + 1) % Clicks.FLUSH == 0) {
                for (ViewFold fold : folds) {
                    hole.consume(fold.take());
                }
            }
        }
    }

    /** Objects for values, keys and accumulators: what engines use that fold a row at a time. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void viewFunction(Clicks clicks, Blackhole hole) {
        RecordReader reader = clicks.reader();
        List<Map<GroupKey, Accumulator[]>> groups = empty();
        for (int i = 0; i < clicks.events.length; i++) {
            if (reader.read(clicks.events[i]) instanceof LogRecord.Event event) {
                fold(event.row(), groups);
            }
            if ((i + 1) % Clicks.FLUSH == 0) {
                hole.consume(groups);
                groups = empty();
            }
        }
    }

    private List<Map<GroupKey, Accumulator[]>> empty() {
        List<Map<GroupKey, Accumulator[]>> empty = new ArrayList<>();
        functions.forEach(function -> empty.add(new HashMap<>()));
        return empty;
    }

    private void fold(Object[] row, List<Map<GroupKey, Accumulator[]>> groups) {
        for (int v = 0; v < functions.size(); v++) {
            ViewFunction function = functions.get(v);
            if (function.accept(row)) {
                function.addTo(groups.get(v).computeIfAbsent(function.group(), key -> function.empty()));
            }
        }
    }

    /** A program that was written for these four views alone. */
    @Benchmark
    @OperationsPerInvocation(Clicks.EVENTS)
    public void handWritten(Clicks clicks, Blackhole hole) {
        HandWritten program = new HandWritten();
        for (int i = 0; i < clicks.events.length; i++) {
            program.accept(clicks.events[i]);
            if ((i + 1) % Clicks.FLUSH == 0) {
                hole.consume(program);
                program = new HandWritten();
            }
        }
    }
}
