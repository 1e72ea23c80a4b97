package braid.speed.chain;

import braid.core.boundary.Partition;
import braid.core.fold.FoldedGroups;
import braid.core.group.GroupRow;
import braid.core.segment.Buckets;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import braid.speed.fold.Filled;
import braid.speed.fold.FoldedView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Turns what was folded into the rows that are written. Stateless: safe for use by several threads. */
public final class Encoder {
    /** Groups of one piece: with a sketch in each they come to some megabytes, and Cassandra takes 16 by default. */
    private static final int MOST_GROUPS = 1_000;

    /** Bytes that a flush carries itself: who follows a chain reads them for all views, whichever he wants. */
    private static final int MOST_CARRIED = 8_192;

    private static final int MOST_CARRIED_BY_LONG = 8 * MOST_CARRIED;

    /** What a group takes at least, about, so that what is far too large is not encoded in vain. */
    private static final int LEAST_OF_A_GROUP = 16;

    private final Buckets buckets;
    private final int mostGroups;
    private final int mostCarried;

    public Encoder(Buckets buckets) {
        this(buckets, MOST_GROUPS, MOST_CARRIED);
    }

    /** For links that stand for many flushes: what they carry is read in their place. */
    public static Encoder ofLongLinks(Buckets buckets) {
        return new Encoder(buckets, MOST_GROUPS, MOST_CARRIED_BY_LONG);
    }

    /**
     * @param mostGroups of one piece
     * @param mostCarried bytes of deltas in one flush itself
     */
    public Encoder(Buckets buckets, int mostGroups, int mostCarried) {
        this.buckets = buckets;
        this.mostGroups = mostGroups;
        this.mostCarried = mostCarried;
    }

    /**
     * A flush as it is stored, or a link of a level above.
     *
     * @param pieces by shelf, all that have to be durable before the row is written
     */
    record Encoded(FlushRow row, Map<Shelf, List<DeltaPiece>> pieces) {
        int rows() {
            return pieces.values().stream().mapToInt(List::size).sum();
        }

        /** Of all deltas. */
        long bytes() {
            long carried = row.carried().values().stream()
                    .mapToLong(ByteBuffer::remaining)
                    .sum();
            return carried
                    + pieces.values().stream()
                            .flatMap(List::stream)
                            .mapToLong(piece -> piece.groups().length)
                            .sum();
        }

        /** What a view has of it, in the form of its codec. */
        List<byte[]> deltas(FoldedView view) {
            byte[] carried = row.carried(view.view());
            return carried != null
                    ? List.of(carried)
                    : pieces.entrySet().stream()
                            .filter(shelf ->
                                    shelf.getKey().view().equals(view.view().name()))
                            .flatMap(shelf -> shelf.getValue().stream())
                            .map(DeltaPiece::groups)
                            .toList();
        }

        /** Makes it durable: first all deltas, then the row that names them. */
        CompletableFuture<?> write(SegmentStore store, Partition partition) {
            List<CompletableFuture<?>> written = new ArrayList<>();
            pieces.forEach((shelf, ofShelf) -> ofShelf.forEach(
                    piece -> written.add(store.write(shelf, piece).toCompletableFuture())));
            return CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                    .thenCompose(done -> store.write(partition, row));
        }
    }

    Encoded encode(Partition partition, List<FoldedView> views, Filled filled, long epoch) {
        List<List<GroupRow>> groups =
                filled.groups().stream().map(Encoder::rows).toList();
        FlushRow span = new FlushRow(
                filled.segment(), filled.from(), filled.to(), epoch, Map.of(), Map.of(), filled.appendTime());
        return encode(partition, views, groups, span);
    }

    private static List<GroupRow> rows(FoldedGroups groups) {
        List<GroupRow> rows = new ArrayList<>(groups.size());
        for (int group = 0; group < groups.size(); group++) {
            rows.add(new GroupRow(groups.key(group), groups.accumulators(group)));
        }
        return rows;
    }

    /**
     * @param groups of each view
     * @param span the row without any deltas
     */
    Encoded encode(Partition partition, List<FoldedView> views, List<List<GroupRow>> groups, FlushRow span) {
        Map<String, ByteBuffer> carried = carried(views, groups);
        return carried == null
                ? divided(partition, views, groups, span)
                : new Encoded(span.with(Map.of(), carried), Map.of());
    }

    /** All deltas of a small flush; {@code null} if they are too large for it to carry. */
    private Map<String, ByteBuffer> carried(List<FoldedView> views, List<List<GroupRow>> groups) {
        if (groups.stream().mapToLong(List::size).sum() * LEAST_OF_A_GROUP > mostCarried) {
            return null;
        }
        Map<String, ByteBuffer> carried = new LinkedHashMap<>();
        int bytes = 0;
        for (int i = 0; i < views.size(); i++) {
            List<GroupRow> ofView = groups.get(i);
            if (!ofView.isEmpty()) {
                byte[] delta = views.get(i).codec().encode(ofView);
                bytes += delta.length;
                carried.put(views.get(i).view().name(), ByteBuffer.wrap(delta));
            }
        }
        return bytes > mostCarried ? null : carried;
    }

    private Encoded divided(Partition partition, List<FoldedView> views, List<List<GroupRow>> groups, FlushRow span) {
        Map<Shelf, List<DeltaPiece>> pieces = new LinkedHashMap<>();
        Map<String, List<Integer>> wrote = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            FoldedView view = views.get(i);
            List<List<GroupRow>> byBucket = divide(view, groups.get(i));
            List<Integer> counts = new ArrayList<>();
            for (int bucket = 0; bucket < byBucket.size(); bucket++) {
                List<DeltaPiece> ofBucket = pieces(partition, view, byBucket.get(bucket), span);
                counts.add(ofBucket.size());
                if (!ofBucket.isEmpty()) {
                    pieces.put(new Shelf(span.segment(), view.view().name(), bucket), ofBucket);
                }
            }
            if (counts.stream().anyMatch(count -> count > 0)) {
                wrote.put(view.view().name(), counts);
            }
        }
        return new Encoded(span.with(wrote, Map.of()), pieces);
    }

    private List<List<GroupRow>> divide(FoldedView view, List<GroupRow> groups) {
        List<List<GroupRow>> byBucket = new ArrayList<>();
        for (int i = 0; i < buckets.of(view.view()); i++) {
            byBucket.add(new ArrayList<>());
        }
        groups.forEach(row -> byBucket.get(buckets.bucketOf(row.key())).add(row));
        return byBucket;
    }

    private List<DeltaPiece> pieces(Partition partition, FoldedView view, List<GroupRow> groups, FlushRow span) {
        List<DeltaPiece> pieces = new ArrayList<>();
        for (int from = 0; from < groups.size(); from += mostGroups) {
            List<GroupRow> part = groups.subList(from, Math.min(groups.size(), from + mostGroups));
            pieces.add(new DeltaPiece(
                    partition.number(),
                    span.from(),
                    span.to(),
                    span.epoch(),
                    pieces.size(),
                    view.codec().encode(part)));
        }
        return pieces;
    }
}
