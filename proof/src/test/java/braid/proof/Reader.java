package braid.proof;

import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.limit.ReadLimits;
import braid.answer.live.LiveViews;
import braid.answer.merge.Group;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.read.Answer;
import braid.answer.read.Inconsistent;
import braid.answer.read.MergedReader;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.Moment;
import braid.answer.side.SpeedSide;
import braid.answer.side.StoreDown;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.segment.Buckets;
import braid.core.segment.SegmentStore;
import braid.core.view.Architecture;
import braid.core.view.View;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A process of the serving layer: its merged reader over its live views, which are moved when somebody waits, and now and then. Each answer is
 * held against the oracle, and against those before it.
 */
final class Reader implements SpeedSide, BatchSide, LogSide {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration VALIDITY = Batch.GRACE.dividedBy(2);

    private final String name;
    private final World world;
    private final LiveViews views;
    private final long keepsCutFor;
    private final Map<Partition, Long> shown = new TreeMap<>();
    private MergedReader merged;
    private long shownCut;
    private Batch.Published held;
    private long heldSince;
    private boolean isAsking;
    private boolean isMoving;
    private boolean isToMove;
    private int open;

    /** @param keepsCutFor how long it goes on with a cut that it has seen, in nanoseconds */
    Reader(String name, World world, SegmentStore store, Buckets buckets, long budget, long keepsCutFor) {
        this.name = name;
        this.world = world;
        this.keepsCutFor = keepsCutFor;
        views = new LiveViews(Shop.PIPELINE, store, buckets, budget, world::nanos, () -> known().cut());
        views.onWaiting(this::wake);
        merged = reader();
    }

    /** The published cut as this process knows it: it keeps one for a while, and a copy of the warehouse may have the one before. */
    private Batch.Published known() {
        if (held == null || world.nanos() - heldSince > keepsCutFor) {
            held = world.batch().latest();
            heldSince = world.nanos();
        }
        return world.isBehind() ? world.batch().before(held) : held;
    }

    private MergedReader reader() {
        return new MergedReader(
                Architecture.LAMBDA,
                "proof",
                this,
                this,
                this,
                VALIDITY,
                new ReadLimits(1_000_000, 1L << 40),
                Clock.systemUTC());
    }

    /** Somebody waits: now, or when the batch rows are read, the views are moved. */
    private void wake() {
        if (open > 0 && world.chance().nextBoolean()) {
            isToMove = true;
        } else {
            move();
        }
    }

    void move() {
        if (isMoving) {
            return;
        }
        isMoving = true;
        isToMove = false;
        try {
            world.meanwhile();
            if (world.chance().nextInt(4) == 0) {
                otherClientAsks();
            }
            views.move();
        } finally {
            isMoving = false;
        }
    }

    /** Behind another cut that it saw, perhaps; nobody looks at the answer. */
    private void otherClientAsks() {
        List<Batch.Published> all = world.batch().all();
        Batch.Published one =
                all.get(Math.max(0, all.size() - 1 - world.chance().nextInt(2)));
        View view = Shop.VIEWS.get(world.chance().nextInt(Shop.VIEWS.size()));
        isMoving = true;
        views.read(
                List.of(view.source().name()),
                one.cut(),
                List.of(new SpeedSide.Read(view, RowFilter.ALL, ReadMeter.NONE)));
    }

    /** Asks one question, and checks the answer; false if there is none. */
    boolean ask(Random random) {
        if (isAsking || isMoving) {
            return false;
        }
        View view = Shop.VIEWS.get(random.nextInt(Shop.VIEWS.size()));
        View other = Shop.VIEWS.get(random.nextInt(Shop.VIEWS.size()));
        RowFilter filter = view.keys().isEmpty() || random.nextBoolean()
                ? RowFilter.ALL
                : new RowFilter(
                        Map.of(view.keys().get(0).name(), List.of(Shop.NAMES.get(random.nextInt(Shop.NAMES.size())))),
                        RowFilter.MIN,
                        RowFilter.MAX);
        List<Scan> scans = random.nextInt(3) > 0 || other == view
                ? List.of(scan(view, filter))
                : List.of(scan(view, filter), scan(other, RowFilter.ALL));
        return ask(scans);
    }

    /** Looks, though nobody has asked anything; whether it says then that it is ready. */
    boolean isReadyUnasked() {
        views.move();
        return views.hasLooked();
    }

    /** Asks for all of each view. */
    boolean askAll() {
        return ask(Shop.VIEWS.stream().map(view -> scan(view, RowFilter.ALL)).toList());
    }

    private static Scan scan(View view, RowFilter filter) {
        return new Scan(view, filter, RollUp.none(view));
    }

    private boolean ask(List<Scan> scans) {
        if (world.has(Bug.HIGH_WATER_FORGOTTEN)) {
            merged = reader();
        }
        isAsking = true;
        try {
            Answer answer = merged.read(scans, Layer.MERGED, Deadline.in(PATIENCE, world.pace()));
            check(answer, scans);
            world.tally().answered();
            return true;
        } catch (StoreDown | Inconsistent | LimitExceeded e) {
            world.tally().refused();
            world.tell(() -> name + " is refused: " + e.getMessage());
            return false;
        } finally {
            isAsking = false;
            open = 0;
        }
    }

    private void check(Answer answer, List<Scan> scans) {
        Coverage coverage = answer.coverage().coverage();
        Map<Partition, long[]> covered = new TreeMap<>();
        for (PartitionCoverage one : coverage.partitions()) {
            covered.put(one.partition(), new long[] {one.batchTo(), one.speedTo()});
        }
        world.tell(() -> name + " answers "
                + scans.stream().map(scan -> scan.view().name()).toList() + " at cut " + coverage.cut() + ": "
                + words(covered));
        checkForward(coverage.cut(), covered);
        for (int i = 0; i < scans.size(); i++) {
            View view = scans.get(i).view();
            Map<String, String> expected =
                    world.oracle().rows(view, scans.get(i).filter(), covered);
            Map<String, String> found = new TreeMap<>();
            for (Group group : answer.groups().get(i)) {
                String key = group.key().windowStart()
                        + (view.keys().isEmpty() ? "" : " " + group.key().values()[0]);
                if (found.put(key, Arrays.toString(group.values())) != null) {
                    throw new Violation(name + " has group " + key + " of " + view.name() + " twice");
                }
            }
            if (!expected.equals(found)) {
                throw new Violation(name + " answers " + view.name() + " at cut " + coverage.cut() + " over "
                        + words(covered) + " with " + found + ", but these events make " + expected);
            }
        }
    }

    private void checkForward(long cut, Map<Partition, long[]> covered) {
        if (cut < shownCut) {
            throw new Violation(name + " answers at cut " + cut + " after cut " + shownCut);
        }
        shownCut = cut;
        covered.forEach((partition, to) -> {
            Long before = shown.get(partition);
            if (before != null && to[1] < before) {
                throw new Violation(
                        name + " shows " + partition + " up to " + to[1] + ", and before that up to " + before);
            }
            shown.put(partition, to[1]);
        });
    }

    private static String words(Map<Partition, long[]> covered) {
        StringBuilder words = new StringBuilder();
        covered.forEach((partition, to) ->
                words.append(words.length() == 0 ? "" : ", ").append(partition + " " + to[0] + "+" + to[1]));
        return words.toString();
    }

    /** Whether its last answers show all that the log holds. */
    boolean showsAll(EventLog log) {
        return log.partitions().keySet().stream()
                .allMatch(partition -> shown.getOrDefault(partition, 0L) == log.end(partition));
    }

    String name() {
        return name;
    }

    Map<Partition, Long> shown() {
        return shown;
    }

    void forgetCut() {
        held = null;
    }

    // The real-time side.

    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        return views.read(sources, cut, reads).handle((moment, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof StoreFailed) {
                throw new StoreDown("segment log", cause);
            }
            if (cause instanceof RuntimeException other) {
                throw other;
            }
            return moment;
        });
    }

    @Override
    public String access(View view, RowFilter filter) {
        return "";
    }

    @Override
    public Optional<String> standsStill() {
        return Optional.empty();
    }

    // The batch side.

    @Override
    public Snapshot open(Duration timeout) {
        world.meanwhile();
        open++;
        Batch.Published cut = known();
        return new Snapshot() {
            @Override
            public PublishedCut cut() {
                return cut.cut();
            }

            @Override
            public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
                world.meanwhile();
                return cut.rows(view, filter);
            }

            @Override
            public String access(View view, RowFilter filter) {
                return "";
            }

            @Override
            public void close() {
                open--;
                if (isToMove) {
                    move();
                }
            }
        };
    }

    // The log.

    @Override
    public Optional<Map<Partition, Long>> ends() {
        Map<Partition, Long> ends = new TreeMap<>();
        world.log()
                .partitions()
                .keySet()
                .forEach(partition -> ends.put(partition, world.log().end(partition)));
        return Optional.of(ends);
    }

    @Override
    public Map<Partition, Long> endsNow(Duration within) {
        return ends().orElseThrow();
    }
}
