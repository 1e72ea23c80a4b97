package braid.speed;

import braid.core.boundary.Partition;
import braid.core.fold.FoldedGroups;
import braid.storage.GroupRow;
import braid.storage.segment.Buckets;
import braid.storage.segment.DeltaPiece;
import braid.storage.segment.FlushRow;
import braid.storage.segment.Shelf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was folded into the rows that are written. Stateless: safe for use by several threads. */
final class Encoder {
    /** Groups of one piece: with a sketch in each they come to some megabytes, and Cassandra takes 16 by default. */
    private static final int MOST_GROUPS = 1_000;

    /** Bytes that a flush carries itself: who follows a chain reads them for all views, whichever he wants. */
    private static final int MOST_CARRIED = 8_192;

    /** What a group takes at least, about, so that what is far too large is not encoded in vain. */
    private static final int LEAST_OF_A_GROUP = 16;

    private final Buckets buckets;
    private final int mostGroups;
    private final int mostCarried;

    Encoder(Buckets buckets) {
        this(buckets, MOST_GROUPS, MOST_CARRIED);
    }

    /**
     * @param mostGroups of one piece
     * @param mostCarried bytes of deltas in one flush itself
     */
    Encoder(Buckets buckets, int mostGroups, int mostCarried) {
        this.buckets = buckets;
        this.mostGroups = mostGroups;
        this.mostCarried = mostCarried;
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
        Map<String, ByteBuffer> carried = carried(views, filled);
        return carried == null
                ? divided(partition, views, filled, epoch)
                : new Encoded(flush(filled, epoch, Map.of(), carried), Map.of());
    }

    /** All deltas of a small flush; {@code null} if they are too large for it to carry. */
    private Map<String, ByteBuffer> carried(List<FoldedView> views, Filled filled) {
        if ((long) filled.size() * LEAST_OF_A_GROUP > mostCarried) {
            return null;
        }
        Map<String, ByteBuffer> carried = new LinkedHashMap<>();
        int bytes = 0;
        for (int i = 0; i < views.size(); i++) {
            FoldedGroups ofView = filled.groups().get(i);
            if (ofView.size() > 0) {
                byte[] delta = views.get(i).codec().encode(rows(ofView));
                bytes += delta.length;
                carried.put(views.get(i).view().name(), ByteBuffer.wrap(delta));
            }
        }
        return bytes > mostCarried ? null : carried;
    }

    private static List<GroupRow> rows(FoldedGroups groups) {
        List<GroupRow> rows = new ArrayList<>(groups.size());
        for (int group = 0; group < groups.size(); group++) {
            rows.add(row(groups, group));
        }
        return rows;
    }

    private static GroupRow row(FoldedGroups groups, int group) {
        return new GroupRow(groups.key(group), groups.accumulators(group));
    }

    private static FlushRow flush(
            Filled filled, long epoch, Map<String, List<Integer>> wrote, Map<String, ByteBuffer> carried) {
        return new FlushRow(filled.segment(), filled.from(), filled.to(), epoch, wrote, carried, filled.appendTime());
    }

    private Encoded divided(Partition partition, List<FoldedView> views, Filled filled, long epoch) {
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
        return new Encoded(flush(filled, epoch, wrote, Map.of()), pieces);
    }

    private List<List<GroupRow>> divide(FoldedView view, FoldedGroups groups) {
        List<List<GroupRow>> byBucket = new ArrayList<>();
        for (int i = 0; i < buckets.of(view.view()); i++) {
            byBucket.add(new ArrayList<>());
        }
        for (int group = 0; group < groups.size(); group++) {
            GroupRow row = row(groups, group);
            byBucket.get(buckets.bucketOf(row.key())).add(row);
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
