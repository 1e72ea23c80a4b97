package braid.proof;

import braid.core.aggregate.Accumulator;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;
import braid.core.group.RowFilter;
import braid.core.segment.CoveredSegments;
import braid.core.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The batch layer: marks a cut in one partition after the other, publishes it or gives it up; and, a while after that, drops what it covers.
 * A run that was given up may still append a marker later.
 */
final class Batch {
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final Map<String, ViewFunction> FUNCTIONS = new HashMap<>();
    private static final Map<String, PartialAggregates> PARTIALS = new HashMap<>();

    private final World world;
    private final EventLog log;
    private final Oracle oracle;
    private final CoveredSegments covered;
    private final List<Run> givenUp = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private long lastCut;
    private Run run;
    private long expiredTo;
    private boolean isDropping;

    /** A run: where its markers are. */
    private record Run(long cut, Map<Partition, Long> markers) {}

    /** What was published, with its rows; when it was, in nanoseconds. */
    record Published(PublishedCut cut, Map<String, List<GroupRow>> rows, long nanos) {
        List<GroupRow> rows(View view, RowFilter filter) {
            return rows.getOrDefault(view.name(), List.of()).stream()
                    .filter(row -> filter.passes(view, row.key()))
                    .toList();
        }
    }

    Batch(World world, EventLog log, Oracle oracle, CoveredSegments covered) {
        this.world = world;
        this.log = log;
        this.oracle = oracle;
        this.covered = covered;
        published.add(new Published(PublishedCut.NONE, Map.of(), 0));
    }

    Published latest() {
        return published.get(published.size() - 1);
    }

    /** Whether a cut is begun that is neither published nor given up. */
    boolean isRunning() {
        return run != null;
    }

    /** The publication before that one, if there is one. */
    Published before(Published one) {
        return published.get(Math.max(0, published.indexOf(one) - 1));
    }

    List<Published> all() {
        return published;
    }

    /** Does the next thing that a run does. */
    void step(Random random) {
        if (!givenUp.isEmpty() && random.nextInt(8) == 0) {
            Run old = givenUp.get(random.nextInt(givenUp.size()));
            mark(old, random);
        } else if (run == null) {
            run = new Run(++lastCut, new TreeMap<>());
            world.tell(() -> "cut " + run.cut() + " is begun");
            mark(run, random);
        } else if (run.markers().size() < log.partitions().size()) {
            mark(run, random);
        } else if (random.nextInt(6) == 0) {
            world.tell(() -> "the run of cut " + run.cut() + " dies");
            givenUp.add(run);
            run = null;
        } else {
            publish();
        }
    }

    private void mark(Run of, Random random) {
        List<Partition> left = new ArrayList<>(log.partitions().keySet());
        left.removeAll(of.markers().keySet());
        if (left.isEmpty()) {
            return;
        }
        Partition partition = left.get(random.nextInt(left.size()));
        long offset = log.mark(partition, of.cut(), world.millis());
        of.markers().put(partition, offset);
        world.tell(() -> "the marker of cut " + of.cut() + " stands in " + partition + " at " + offset);
        if (random.nextInt(20) == 0 && of == run) {
            world.tell(() -> "the run of cut " + of.cut() + " dies");
            givenUp.add(run);
            run = null;
        }
    }

    private void publish() {
        Boundary boundary = new Boundary(run.markers());
        Map<String, List<GroupRow>> rows = new HashMap<>();
        Shop.VIEWS.forEach(view -> rows.put(view.name(), fold(view, boundary)));
        PublishedCut cut = new PublishedCut(run.cut(), Instant.ofEpochMilli(world.millis()), boundary);
        published.add(new Published(cut, rows, world.nanos()));
        world.tell(() -> "cut " + cut.cut() + " is published: " + boundary.offsets());
        run = null;
    }

    private List<GroupRow> fold(View view, Boundary boundary) {
        ViewFunction function = FUNCTIONS.computeIfAbsent(view.name(), name -> new ViewFunction(view));
        PartialAggregates partials = PARTIALS.computeIfAbsent(view.name(), name -> new PartialAggregates(view));
        Map<GroupKey, Accumulator[]> groups = new LinkedHashMap<>();
        boundary.offsets().forEach((partition, to) -> {
            if (partition.source().equals(view.source().name())) {
                for (Shop.Happened one : oracle.counted(partition, to, to)) {
                    if (function.accept(one.row())) {
                        function.addTo(groups.computeIfAbsent(function.group(), key -> function.empty()));
                    }
                }
            }
        });
        List<GroupRow> rows = new ArrayList<>();
        groups.forEach((key, accumulators) -> rows.add(new GroupRow(key, partials.encode(accumulators))));
        return rows;
    }

    /** Drops what the newest cut covers that was published long enough ago. */
    void expire() {
        Published due = null;
        for (Published one : published) {
            boolean isPast = world.nanos() - one.nanos() >= GRACE.toNanos();
            if (isPast || world.has(Bug.DROPPED_WITHOUT_GRACE)) {
                due = one;
            }
        }
        long below = due == null ? 0 : due.cut().cut();
        if (world.has(Bug.DROPPED_ONE_TOO_MANY) && below > 0) {
            below++;
        }
        Set<Partition> partitions = latest().cut().boundary().offsets().keySet();
        if (world.has(Bug.DROPPED_BEFORE_PUBLICATION)
                && run != null
                && run.markers().size() == log.partitions().size()) {
            below = run.cut();
            partitions = run.markers().keySet();
        }
        if (below <= expiredTo || isDropping) {
            return;
        }
        long from = expiredTo;
        long to = below;
        world.tell(() -> "what lies in segments below " + to + " is dropped");
        isDropping = true;
        try {
            covered.drop(partitions, from, to, () -> {});
            expiredTo = to;
        } catch (java.util.concurrent.CompletionException e) {
            world.tell(() -> "dropping fails, and is done again later");
        } finally {
            isDropping = false;
        }
    }
}
