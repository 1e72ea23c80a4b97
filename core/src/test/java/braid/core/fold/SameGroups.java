package braid.core.fold;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.aggregate.Accumulator;
import braid.core.event.EventCodec;
import braid.core.event.record.EventRow;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.view.Source;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the generated fold of a view against {@link ViewFunction}, over the same events. */
final class SameGroups {
    private SameGroups() {}

    /** Folds the events in two flushes, each way. */
    static void require(View view, List<byte[]> events) {
        CompiledFold compiled = new CompiledFold(view);
        ViewFold fold = compiled.newFold();
        ViewFunction function = new ViewFunction(view);
        int half = events.size() / 2;
        for (List<byte[]> flush : List.of(events.subList(0, half), events.subList(half, events.size()))) {
            assertThat(render(fold(view.source(), fold, flush)))
                    .as(view.definition() + "\n" + compiled)
                    .isEqualTo(render(fold(view, function, flush)));
        }
    }

    private static Map<GroupKey, Object[]> fold(Source source, ViewFold fold, List<byte[]> events) {
        RecordReader reader = new RecordReader(source, fingerprint -> null);
        EventRow row = new EventRow(source);
        for (byte[] event : events) {
            if (reader.read(event, row) instanceof LogRecord.Event) {
                fold.fold(row);
            }
        }
        assertThat(fold.size()).isNotNegative();
        FoldedGroups groups = fold.take();
        assertThat(fold.size()).isZero();
        Map<GroupKey, Object[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            assertThat(rows.put(groups.key(i), groups.accumulators(i))).isNull();
        }
        return rows;
    }

    private static Map<GroupKey, Object[]> fold(View view, ViewFunction function, List<byte[]> events) {
        RecordReader reader = new RecordReader(view.source(), fingerprint -> null);
        PartialAggregates partials = new PartialAggregates(view);
        Map<GroupKey, Accumulator[]> groups = new LinkedHashMap<>();
        for (byte[] event : events) {
            if (reader.read(event) instanceof LogRecord.Event read && function.accept(read.row())) {
                function.addTo(groups.computeIfAbsent(function.group(), key -> function.empty()));
            }
        }
        Map<GroupKey, Object[]> rows = new LinkedHashMap<>();
        groups.forEach((key, accumulators) -> rows.put(key, partials.encode(accumulators)));
        return rows;
    }

    /** In order, each value with its class. */
    private static List<String> render(Map<GroupKey, Object[]> rows) {
        List<String> rendered = new ArrayList<>();
        rows.forEach((key, values) ->
                rendered.add(key.windowStart() + " " + render(key.values()) + " -> " + render(values)));
        return rendered;
    }

    private static List<String> render(Object[] values) {
        List<String> rendered = new ArrayList<>();
        for (Object value : values) {
            String text =
                    value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : String.valueOf(value);
            rendered.add((value == null ? "" : value.getClass().getSimpleName() + " ") + text);
        }
        return rendered;
    }

    /** The bytes of rows, as ingest would write them. */
    static List<byte[]> events(Source source, List<Object[]> rows) {
        EventCodec codec = new EventCodec(source);
        return rows.stream().map(codec::encode).toList();
    }
}
