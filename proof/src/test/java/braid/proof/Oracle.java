package braid.proof;

import braid.core.boundary.Partition;
import braid.core.view.View;
import braid.storage.RowFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    Oracle(EventLog log) {
        this.log = log;
    }

    /** The rows of a view over some offsets of each partition, as text: window and key, then the values. */
    Map<String, String> rows(View view, RowFilter filter, Map<Partition, long[]> covered) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        covered.forEach((partition, to) -> {
            if (partition.source().equals(view.source().name())) {
                for (Shop.Happened one : counted(partition, to[0], to[1])) {
                    String group = group(view, filter, one);
                    if (group != null) {
                        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(one.n());
                    }
                }
            }
        });
        Map<String, String> rows = new TreeMap<>();
        groups.forEach((group, numbers) -> rows.put(group, values(view, numbers)));
        return rows;
    }

    private static String group(View view, RowFilter filter, Shop.Happened one) {
        boolean isKeyed = !view.keys().isEmpty();
        if (isKeyed && !filter.passes(view, new Object[] {one.name()})) {
            return null;
        }
        long window = view.name().equals("by_page") ? 0 : one.atMillis() / Shop.MINUTE * Shop.MINUTE;
        return window + (isKeyed ? " " + one.name() : "");
    }

    private static String values(View view, List<Integer> numbers) {
        long sum = numbers.stream().mapToLong(n -> n).sum();
        return switch (view.name()) {
            case "by_shop" -> Arrays.asList(numbers.size(), sum, Collections.min(numbers), Collections.max(numbers))
                    .toString();
            case "by_minute" -> List.of(numbers.size(), Collections.max(numbers)).toString();
            default -> List.of(numbers.size(), sum).toString();
        };
    }

    /** The events of a partition that count in {@code [0, boundary)} by the batch layer's rule, and from there to {@code end} by the other. */
    List<Shop.Happened> counted(Partition partition, long boundary, long end) {
        List<EventLog.Entry> entries = log.of(partition);
        List<Shop.Happened> counted = new ArrayList<>();
        Set<String> landed = new HashSet<>();
        for (int offset = 0; offset < end; offset++) {
            Shop.Happened happened = entries.get(offset).happened();
            if (happened == null) {
                continue;
            }
            boolean counts = happened.id() == null
                    || (offset < boundary ? landed.add(happened.id()) : isNewWithinBlocks(entries, offset));
            if (counts) {
                counted.add(happened);
            }
        }
        return counted;
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
