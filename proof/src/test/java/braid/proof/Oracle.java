package braid.proof;

import braid.core.boundary.Partition;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an answer has to be, worked out by itself: from the events as they happened, with no class of the layers. Events below the boundary
 * count once each; behind it one counts if none of the offsets before it, back to the beginning of the block before its own, has its key.
 */
final class Oracle {
    private final EventLog log;
    private final Map<Partition, Judged> judgements = new HashMap<>();

    Oracle(EventLog log) {
        this.log = log;
    }

    /** The rows of a view over some offsets of each partition, as text: window and key, then the values. */
    Map<String, String> rows(View view, RowFilter filter, Map<Partition, long[]> covered) {
        boolean isByPage = view.name().equals("by_page");
        boolean isKeyed = !view.keys().isEmpty();
        Map<Cell, List<Integer>> groups = new HashMap<>();
        covered.forEach((partition, to) -> {
            if (partition.source().equals(view.source().name())) {
                for (Shop.Happened one : counted(partition, to[0], to[1])) {
                    if (!isKeyed || filter.passes(view, new Object[] {one.name()})) {
                        long window = isByPage ? 0 : one.atMillis() / Shop.MINUTE * Shop.MINUTE;
                        groups.computeIfAbsent(new Cell(window, isKeyed ? one.name() : null), key -> new ArrayList<>())
                                .add(one.n());
                    }
                }
            }
        });
        Map<String, String> rows = new TreeMap<>();
        groups.forEach((cell, numbers) ->
                rows.put(cell.window() + (cell.name() == null ? "" : " " + cell.name()), values(view, numbers)));
        return rows;
    }

    private record Cell(long window, String name) {}

    private static String values(View view, List<Integer> numbers) {
        long sum = numbers.stream().mapToLong(n -> n).sum();
        return switch (view.name()) {
            case "by_shop" ->
                Arrays.asList(numbers.size(), sum, Collections.min(numbers), Collections.max(numbers))
                        .toString();
            case "by_minute" ->
                List.of(numbers.size(), Collections.max(numbers)).toString();
            default -> List.of(numbers.size(), sum).toString();
        };
    }

    /** The events of a partition that count in {@code [0, boundary)} by the batch layer's rule, and from there to {@code end} by the other. */
    List<Shop.Happened> counted(Partition partition, long boundary, long end) {
        List<EventLog.Entry> entries = log.of(partition);
        Judged judged = judgements.computeIfAbsent(partition, key -> new Judged());
        for (int offset = judged.upTo; offset < entries.size(); offset++) {
            judged.next(entries, offset);
        }
        List<Shop.Happened> counted = new ArrayList<>();
        for (int offset = 0; offset < end; offset++) {
            if (offset < boundary ? judged.first.get(offset) : judged.newWithinBlocks.get(offset)) {
                counted.add(entries.get(offset).happened());
            }
        }
        return counted;
    }

    /** Which offsets count by each rule; what was said once stays so, because the log does not change. */
    private static final class Judged {
        private final BitSet first = new BitSet();
        private final BitSet newWithinBlocks = new BitSet();
        private final Set<String> landed = new HashSet<>();
        private int upTo;

        void next(List<EventLog.Entry> entries, int offset) {
            upTo = offset + 1;
            Shop.Happened happened = entries.get(offset).happened();
            if (happened != null) {
                boolean isKeyed = happened.id() != null;
                first.set(offset, !isKeyed || landed.add(happened.id()));
                newWithinBlocks.set(offset, !isKeyed || isNewWithinBlocks(entries, offset));
            }
        }
    }

    private static boolean isNewWithinBlocks(List<EventLog.Entry> entries, int offset) {
        String id = entries.get(offset).happened().id();
        int first = Math.max(0, (offset / EventLog.HORIZON - 1) * EventLog.HORIZON);
        for (int before = first; before < offset; before++) {
            Shop.Happened other = entries.get(before).happened();
            if (other != null && Objects.equals(other.id(), id)) {
                return false;
            }
        }
        return true;
    }
}
