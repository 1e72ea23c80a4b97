package braid.speed;

import braid.core.boundary.Partition;
import braid.core.expression.GroupKey;
import braid.core.fold.FoldedGroups;
import braid.storage.GroupRow;
import braid.storage.segment.Buckets;
import braid.storage.segment.DeltaPiece;
import braid.storage.segment.FlushRow;
import braid.storage.segment.Shelf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was folded into the rows that are written. Stateless: safe for use by several threads. */
final class Encoder {
    /** Groups of one piece: with a sketch in each they come to some megabytes, and Cassandra takes 16 by default. */
    private static final int MOST_GROUPS = 1_000;

    private final Buckets buckets;
    private final int mostGroups;

    Encoder(Buckets buckets) {
        this(buckets, MOST_GROUPS);
    }

    /** @param mostGroups of one piece */
    Encoder(Buckets buckets, int mostGroups) {
        this.buckets = buckets;
        this.mostGroups = mostGroups;
    }

    /**
     * A flush as it is stored.
     *
     * @param pieces by shelf, all that have to be durable before the row is written
     */
    record Encoded(FlushRow row, Map<Shelf, List<DeltaPiece>> pieces) {
        int rows() {
            return pieces.values().stream().mapToInt(List::size).sum();
        }
    }

    Encoded encode(Partition partition, List<FoldedView> views, Filled filled, long epoch) {
        Map<Shelf, List<DeltaPiece>> pieces = new LinkedHashMap<>();
        Map<String, List<Integer>> wrote = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            FoldedView view = views.get(i);
            List<List<GroupRow>> byBucket = divide(view, filled.groups().get(i));
            List<Integer> counts = new ArrayList<>();
            for (int bucket = 0; bucket < byBucket.size(); bucket++) {
                List<DeltaPiece> ofBucket = pieces(partition, view, byBucket.get(bucket), filled, epoch);
                counts.add(ofBucket.size());
                if (!ofBucket.isEmpty()) {
                    pieces.put(new Shelf(filled.segment(), view.view().name(), bucket), ofBucket);
                }
            }
            if (counts.stream().anyMatch(count -> count > 0)) {
                wrote.put(view.view().name(), counts);
            }
        }
        FlushRow row = new FlushRow(filled.segment(), filled.from(), filled.to(), epoch, wrote, filled.appendTime());
        return new Encoded(row, pieces);
    }

    private List<List<GroupRow>> divide(FoldedView view, FoldedGroups groups) {
        List<List<GroupRow>> byBucket = new ArrayList<>();
        for (int i = 0; i < buckets.of(view.view()); i++) {
            byBucket.add(new ArrayList<>());
        }
        for (int group = 0; group < groups.size(); group++) {
            GroupKey key = groups.key(group);
            byBucket.get(buckets.bucketOf(key)).add(new GroupRow(key, groups.accumulators(group)));
        }
        return byBucket;
    }

    private List<DeltaPiece> pieces(
            Partition partition, FoldedView view, List<GroupRow> groups, Filled filled, long epoch) {
        List<DeltaPiece> pieces = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += mostGroups) {
            List<GroupRow> part = groups.subList(from, Math.min(groups.size(), from + mostGroups));
            pieces.add(new DeltaPiece(
                    partition.number(),
                    filled.from(),
                    filled.to(),
                    epoch,
                    pieces.size(),
                    view.codec().encode(part)));
        }
        return pieces;
    }
}
