package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.live.LiveViews;
import braid.answer.side.Moment;
import braid.answer.side.Moved;
import braid.answer.side.SpeedSide;
import braid.core.aggregate.Accumulator;
import braid.core.boundary.Boundary;
import braid.core.boundary.PublishedCut;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.segment.Buckets;
import braid.core.segment.CoveredSegments;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import braid.core.segment.chain.DeltaCodec;
import braid.core.view.View;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader that goes on with an old cut, while the chain behind that cut is dropped, or replaced where it stands. Each offset of the log is a
 * visit, of page a where it is even, of b where it is odd; the markers of cuts 1 and 2 are at 10 and 20. The flushes are written by hand.
 */
class JumpedChainTest {
    private static final View PAGES = Shop.PIPELINE.view("by_page");
    private static final Buckets BUCKETS = new Buckets(4);
    private static final PublishedCut OLD = cut(1, 10);
    private static final PublishedCut NEW = cut(2, 20);
    private static final String TOPIC = "the topic";

    private final StoreModel store = new StoreModel(EnumSet.noneOf(Bug.class));
    private final World world =
            new World(new Setup(1, 1, 0, 1, 0, 0, 10, 1 << 20, EnumSet.noneOf(Bug.class)), new Tally(), null);
    private final SegmentStore door = new WaitingDoor(store, world);
    private LiveViews views = reader(door);
    private long nanos = 1_000_000_000_000L;

    private static PublishedCut cut(long number, long boundary) {
        return new PublishedCut(number, Instant.EPOCH, new Boundary(Map.of(Scene.VISITS, boundary)));
    }

    private LiveViews reader(SegmentStore through) {
        return new LiveViews(Shop.PIPELINE, through, BUCKETS, 1 << 20, () -> nanos, () -> PublishedCut.NONE);
    }

    private static boolean isMarker(long offset) {
        return offset == 10 || offset == 20;
    }

    private static String page(long offset) {
        return offset % 2 == 0 ? "a" : "b";
    }

    /** An owner makes a flush durable: with pieces of their own, or with what it carries. */
    private void flush(long segment, long from, long to, long epoch, boolean carries) {
        ViewFunction function = new ViewFunction(PAGES);
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        for (long offset = from; offset < to; offset++) {
            if (!isMarker(offset) && function.accept(new Object[] {0L, page(offset), 1})) {
                function.addTo(groups.computeIfAbsent(function.group(), key -> function.empty()));
            }
        }
        PartialAggregates partials = new PartialAggregates(PAGES);
        DeltaCodec codec = new DeltaCodec(PAGES);
        List<List<GroupRow>> byBucket = Stream.generate(() -> (List<GroupRow>) new ArrayList<GroupRow>())
                .limit(BUCKETS.count())
                .toList();
        groups.forEach((key, accumulators) ->
                byBucket.get(BUCKETS.bucketOf(key)).add(new GroupRow(key, partials.encode(accumulators))));
        List<Integer> pieces = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS.count(); bucket++) {
            pieces.add(byBucket.get(bucket).isEmpty() ? 0 : 1);
            if (!carries && !byBucket.get(bucket).isEmpty()) {
                DeltaPiece piece =
                        new DeltaPiece(Scene.VISITS.number(), from, to, epoch, 0, codec.encode(byBucket.get(bucket)));
                store.write(new Shelf(segment, PAGES.name(), bucket), piece, true);
            }
        }
        List<GroupRow> all = byBucket.stream().flatMap(List::stream).toList();
        FlushRow row = new FlushRow(
                segment,
                from,
                to,
                epoch,
                carries ? Map.of() : Map.of(PAGES.name(), pieces),
                carries ? Map.of(PAGES.name(), ByteBuffer.wrap(codec.encode(all))) : Map.of(),
                Instant.EPOCH);
        store.write(Scene.VISITS, row, epoch, true);
    }

    private void own(long epoch) {
        Ownership seen = store.owner(Scene.VISITS).orElse(null);
        assertThat(store.takeOver(Scene.VISITS, seen, new Ownership(epoch, TOPIC, 0, 0)))
                .isTrue();
    }

    /** Two seconds later somebody asks behind a cut for the visits of some pages. */
    private Moment ask(PublishedCut cut, String... pages) {
        nanos += 2_000_000_000L;
        RowFilter filter = new RowFilter(Map.of("page", List.of((Object[]) pages)), RowFilter.MIN, RowFilter.MAX);
        CompletableFuture<Moment> answer =
                views.read(Set.of(Shop.VISITS), cut, List.of(new SpeedSide.Read(PAGES, filter, ReadMeter.NONE)));
        views.move();
        assertThat(answer).isDone();
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private void isRefused(PublishedCut cut, String... pages) {
        assertThatThrownBy(() -> ask(cut, pages)).isInstanceOf(Moved.class);
    }

    /** It is the fold of what it names: of the offsets from the cut's boundary to one place. */
    private static void isExact(PublishedCut cut, Moment answer, long place, String... pages) {
        assertThat(answer.progress().get(Scene.VISITS).next()).isEqualTo(place);
        Map<Object, Long> expected = new TreeMap<>();
        for (long offset = cut.boundary().offset(Scene.VISITS); offset < place; offset++) {
            if (!isMarker(offset) && List.of(pages).contains(page(offset))) {
                expected.merge(page(offset), 1L, Long::sum);
            }
        }
        Map<Object, Long> found = new TreeMap<>();
        answer.rows()
                .get(0)
                .forEach(row -> found.merge(row.key().values()[0], (Long) row.accumulators()[0], Long::sum));
        assertThat(found).isEqualTo(expected);
    }

    private void drop(PublishedCut below) {
        new CoveredSegments(door, Shop.PIPELINE, BUCKETS).drop(Set.of(Scene.VISITS), 0, below.cut(), () -> {});
    }

    /** Page a is in memory from before the chain was dropped; b is not, and what is left of the chain has not all of it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldCut_whoseChainWasDropped_isNotAnsweredFromTheRestOfIt(boolean carries) {
        assertThat(BUCKETS.bucketOf("a")).isNotEqualTo(BUCKETS.bucketOf("b"));
        own(1);
        flush(1, 10, 15, 1, carries);
        flush(1, 15, 20, 1, carries);
        flush(2, 20, 25, 1, carries);
        isExact(OLD, ask(OLD, "a"), 25, "a");
        drop(NEW);
        isRefused(OLD, "a", "b");
        isRefused(OLD, "b");
        isExact(OLD, ask(OLD, "a"), 25, "a");
        isExact(NEW, ask(NEW, "a", "b"), 25, "a", "b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldCut_isRefusedToWhoComesWhenItsChainIsDropped(boolean carries) {
        own(1);
        flush(1, 10, 20, 1, carries);
        flush(2, 20, 25, 1, carries);
        drop(NEW);
        isRefused(OLD, "a");
        isRefused(OLD, "b");
        isExact(NEW, ask(NEW, "b"), 25, "b");
    }

    /** It stands in the middle of segment 1, whose end was dropped before it came there. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldCut_whoseNextSegmentBeginsBehindTheReader_isRefused(boolean carries) {
        own(1);
        flush(1, 10, 15, 1, carries);
        isExact(OLD, ask(OLD, "a", "b"), 15, "a", "b");
        flush(1, 15, 20, 1, carries);
        flush(2, 20, 25, 1, carries);
        drop(NEW);
        isRefused(OLD, "a", "b");
        isRefused(OLD, "a");
        isExact(NEW, ask(NEW, "a", "b"), 25, "a", "b");
    }

    /** The rule is what keeps it from that: who goes on behind the gap names offsets whose events he has not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldCut_whoseGapIsOverlooked_isAnsweredWrongly(boolean carries) {
        views = reader(new CarelessFollower(door, Bug.READ_PAST_CHAIN));
        own(1);
        flush(1, 10, 15, 1, carries);
        isExact(OLD, ask(OLD, "a", "b"), 15, "a", "b");
        flush(1, 15, 20, 1, carries);
        flush(2, 20, 25, 1, carries);
        drop(NEW);
        Moment answer = ask(OLD, "a", "b");
        assertThatThrownBy(() -> isExact(OLD, answer, 25, "a", "b")).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oldCut_isRefusedWhenTheViewsAreBehindALaterOne_thoughAllOfItsChainIsThere(boolean carries) {
        own(1);
        flush(1, 10, 20, 1, carries);
        flush(2, 20, 25, 1, carries);
        isExact(OLD, ask(OLD, "a", "b"), 25, "a", "b");
        isExact(NEW, ask(NEW, "a"), 25, "a");
        isRefused(OLD, "a");
        isRefused(OLD, "a", "b");
    }

    /** A flush that was followed is replaced by a later owner's, which goes further: a is in memory up to where no chain comes by any more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chainThatATakeOverReplaced_isNotMixedWithItsSuccessor(boolean carries) {
        own(1);
        flush(1, 10, 15, 1, carries);
        flush(1, 15, 18, 1, carries);
        isExact(OLD, ask(OLD, "a"), 18, "a");
        own(2);
        flush(1, 15, 20, 2, carries);
        flush(2, 20, 23, 2, carries);
        isRefused(OLD, "a", "b");
        isExact(OLD, ask(OLD, "a", "b"), 23, "a", "b");
    }

    /** The same place, by other links: what is in memory and what is read go together. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chainThatComesByTheSamePlace_isGoneOnWith(boolean carries) {
        own(1);
        flush(1, 10, 18, 1, carries);
        isExact(OLD, ask(OLD, "a"), 18, "a");
        own(2);
        flush(1, 10, 14, 2, carries);
        isRefused(OLD, "a", "b");
        flush(1, 14, 18, 2, carries);
        flush(1, 18, 20, 2, carries);
        isExact(OLD, ask(OLD, "a", "b"), 20, "a", "b");
    }
}
