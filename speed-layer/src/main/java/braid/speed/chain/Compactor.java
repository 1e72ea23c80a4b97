package braid.speed.chain;

import braid.core.aggregate.Accumulator;
import braid.core.boundary.Partition;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;
import braid.core.segment.Buckets;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.chain.LinkedDeltas;
import braid.speed.fold.FoldedView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the durable flushes of one partition, some dozens at a time, to a link of the level above, and those again: so that who reads a segment
 * from its beginning reads a number of links that grows with the logarithm of its age. Nobody needs them to be there: what fails, or would be
 * too large, is left out. The flushes stay, since readers may stand between them.
 *
 * <p>Used by one thread; merging and the store have theirs.
 */
public final class Compactor {
    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    /** That are merged at a time. */
    public static final int LINKS = 64;

    /** Encoded bytes that are merged at once, at most: larger links are few for what is in them. */
    private static final long MOST_BYTES = 4 << 20;

    private final SegmentStore store;
    private final Partition partition;
    private final List<FoldedView> views;
    private final Parts parts;
    private final List<List<Link>> waiting = new ArrayList<>();
    private CompletableFuture<Link> underWay;
    private int level;

    /**
     * What the compactors of a process share.
     *
     * @param deltas reads what was merged before
     * @param encoder of long links
     * @param links that are merged at a time; at least two
     * @param merging has a thread for it
     */
    public record Parts(LinkedDeltas deltas, Buckets buckets, Encoder encoder, int links, Executor merging) {}

    /**
     * A link that waits for those behind it.
     *
     * @param encoded a flush as it was written; {@code null} for a link that is read again
     */
    private record Link(FlushRow row, Encoder.Encoded encoded, long bytes) {}

    Compactor(SegmentStore store, Partition partition, List<FoldedView> views, Parts parts) {
        this.store = store;
        this.partition = partition;
        this.views = views;
        this.parts = parts;
        for (int i = 0; i < SegmentStore.LEVELS; i++) {
            waiting.add(new ArrayList<>());
        }
    }

    /** Takes a flush that has become durable; each is given, one behind the other. */
    void add(Encoder.Encoded flush) {
        if (underWay != null && underWay.isDone()) {
            end();
        }
        put(0, new Link(flush.row(), flush, flush.bytes()));
        if (underWay == null) {
            begin();
        }
    }

    /** Lets a link wait behind those that it follows; where it follows none, or they have become too large, they are let go. */
    private void put(int at, Link link) {
        List<Link> links = waiting.get(at);
        if (!links.isEmpty()) {
            FlushRow last = links.get(links.size() - 1).row();
            long bytes = links.stream().mapToLong(Link::bytes).sum() + link.bytes();
            if (last.to() != link.row().from() || last.segment() != link.row().segment() || bytes > MOST_BYTES) {
                links.clear();
            }
        }
        links.add(link);
    }

    private void begin() {
        for (int at = 0; at < waiting.size(); at++) {
            List<Link> links = waiting.get(at);
            if (links.size() >= parts.links()) {
                List<Link> merged = List.copyOf(links.subList(0, parts.links()));
                links.subList(0, parts.links()).clear();
                level = at + 1;
                int of = at;
                underWay = groups(of, merged)
                        .thenApplyAsync(
                                deltas -> parts.encoder().encode(partition, views, merge(deltas), span(merged)),
                                parts.merging())
                        .thenCompose(encoded -> encoded.write(store.level(of + 1), partition)
                                .thenApply(done -> new Link(encoded.row().withoutCarried(), null, encoded.bytes())));
                return;
            }
        }
    }

    private void end() {
        CompletableFuture<Link> ended = underWay;
        underWay = null;
        if (ended.isCompletedExceptionally()) {
            LOG.debug(
                    "{}: flushes were not merged to a longer link",
                    partition,
                    ended.handle((link, e) -> e).join());
        } else if (level < SegmentStore.LEVELS) {
            put(level, ended.join());
        }
    }

    private static FlushRow span(List<Link> links) {
        FlushRow first = links.get(0).row();
        FlushRow last = links.get(links.size() - 1).row();
        return new FlushRow(
                first.segment(), first.from(), last.to(), last.epoch(), Map.of(), Map.of(), last.appendTime());
    }

    /** By view, what the links added. */
    private CompletableFuture<List<List<List<GroupRow>>>> groups(int of, List<Link> links) {
        if (of == 0) {
            return CompletableFuture.supplyAsync(() -> ofFlushes(links), parts.merging());
        }
        List<FlushRow> rows = links.stream().map(Link::row).toList();
        SegmentStore in = store.level(of);
        return in.flushes(partition, rows.get(0).segment(), rows.get(0).from(), rows.size())
                .toCompletableFuture()
                .thenCompose(found -> {
                    if (!found.stream().map(FlushRow::withoutCarried).toList().equals(rows)) {
                        throw new IllegalStateException("Somebody else has merged flushes of " + partition);
                    }
                    return ofLinks(in, found);
                });
    }

    private List<List<List<GroupRow>>> ofFlushes(List<Link> flushes) {
        return views.stream()
                .map(view -> flushes.stream()
                        .flatMap(flush -> flush.encoded().deltas(view).stream())
                        .map(view.codec()::decode)
                        .toList())
                .toList();
    }

    private CompletableFuture<List<List<List<GroupRow>>>> ofLinks(SegmentStore in, List<FlushRow> links) {
        List<List<CompletableFuture<LinkedDeltas.Added>>> asked = new ArrayList<>();
        for (FoldedView view : views) {
            List<Integer> all =
                    IntStream.range(0, parts.buckets().of(view.view())).boxed().toList();
            asked.add(parts.deltas().of(in, view.view(), all, partition.number(), links));
        }
        return CompletableFuture.allOf(asked.stream().flatMap(List::stream).toArray(CompletableFuture[]::new))
                .thenApply(done -> asked.stream()
                        .map(ofView -> ofView.stream()
                                .flatMap(added -> added.join().deltas().stream())
                                .toList())
                        .toList());
    }

    private List<List<GroupRow>> merge(List<List<List<GroupRow>>> deltas) {
        return IntStream.range(0, views.size())
                .mapToObj(i -> merge(new PartialAggregates(views.get(i).view()), deltas.get(i)))
                .toList();
    }

    private static List<GroupRow> merge(PartialAggregates partials, List<List<GroupRow>> deltas) {
        Map<GroupKey, Accumulator[]> merged = new LinkedHashMap<>();
        for (List<GroupRow> delta : deltas) {
            for (GroupRow row : delta) {
                Accumulator[] more = partials.decode(row.accumulators());
                Accumulator[] before = merged.putIfAbsent(row.key(), more);
                for (int i = 0; before != null && i < more.length; i++) {
                    before[i].merge(more[i]);
                }
            }
        }
        List<GroupRow> rows = new ArrayList<>(merged.size());
        merged.forEach((key, accumulators) -> rows.add(new GroupRow(key, partials.encode(accumulators))));
        return rows;
    }
}
