package braid.answer.read;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.limit.ReadLimits;
import braid.answer.merge.RollUp;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.Moment;
import braid.answer.side.Moved;
import braid.answer.side.SpeedSide;
import braid.core.aggregate.Accumulator;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * A log in memory with both sides over it, safe for several readers at once, computed by folding its events: what two layers would have stored when they were that far.
 * The real-time side reads one range for each prefix of the filter, as a store does that is ordered by key: a prefix that came twice would
 * be read twice. Does not model stores that fail, versions of rows, expiry, or ranges in which NULL is a type's zero.
 */
public final class ModelLog implements BatchSide, SpeedSide, LogSide {
    public static final Pipeline PIPELINE = PipelineCompiler.compile("shop.sql", """
            CREATE TABLE sales (
              sold_at TIMESTAMP(3) NOT NULL, shop VARCHAR(20), item INTEGER NOT NULL, units BIGINT, amount DECIMAL(12,2),
              weight DOUBLE, made_on DATE, ok BOOLEAN NOT NULL);
            CREATE VIEW by_shop AS
            SELECT shop, item, window_start, window_end, COUNT(*) AS sales, COUNT(amount) AS priced, SUM(amount) AS revenue,
              SUM(item) AS items, SUM(units) AS units, MIN(shop) AS least, MAX(sold_at) AS latest, MIN(made_on) AS first_day,
              AVG(amount) AS mean, AVG(units) FILTER (WHERE ok) AS mean_ok, APPROX_COUNT_DISTINCT(units) AS kinds
            FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold_at), INTERVAL '1' MINUTE)) GROUP BY shop, item, window_start, window_end;
            CREATE VIEW ever AS
            SELECT item, ok, COUNT(*) AS sales, SUM(weight) AS weight, MAX(amount) AS dearest, AVG(weight) AS mean_weight,
              APPROX_COUNT_DISTINCT(shop) AS shops
            FROM sales GROUP BY item, ok;
            CREATE VIEW total AS
            SELECT window_start, window_end, COUNT(*) AS sales, SUM(amount) AS revenue
            FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold_at), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;
            """);

    public static final Instant START = Instant.parse("2001-01-01T00:00:00Z");
    private static final String SOURCE = "sales";
    private static final int MARKER = -1;

    /** Each partition's records: the number of an event, or {@link #MARKER}. */
    private final List<List<Integer>> partitions = new ArrayList<>();

    private final List<Object[]> events = new ArrayList<>();
    /** For each cut, each partition's marker. */
    private final List<long[]> markers = new ArrayList<>();

    private final Map<String, ViewFunction> functions;
    private int published;
    private long[] folded;

    /** How many real-time reads find that the rows have moved on; each one folds a bit more. */
    public int moves;

    /** The answer of real-time reads, where they are not to come from the log. */
    public volatile CompletableFuture<List<GroupRow>> hangs;

    /** How many real-time reads were asked for. */
    public final AtomicInteger asked = new AtomicInteger();

    /** How many requests were cancelled. */
    public final AtomicInteger cancelled = new AtomicInteger();

    public ModelLog(int partitions) {
        this(partitions, new HashMap<>());
    }

    private ModelLog(int partitions, Map<String, ViewFunction> functions) {
        this.functions = functions;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
        folded = new long[partitions];
    }

    /** A log with random events and cuts, of which a random one is published and everything behind it folded to a random place. */
    public static ModelLog random(Random random, int events) {
        return random(random, events, new HashMap<>());
    }

    /** @param functions compiled views, kept from log to log because compiling takes longer than folding */
    static ModelLog random(Random random, int events, Map<String, ViewFunction> functions) {
        ModelLog log = new ModelLog(1 + random.nextInt(4), functions);
        for (int i = 0; i < events; i++) {
            if (random.nextInt(40) == 0) {
                log.cut();
            }
            log.append(random.nextInt(log.partitions.size()), event(random));
        }
        log.published = random.nextInt(log.markers.size() + 1);
        for (int p = 0; p < log.folded.length; p++) {
            int end = log.partitions.get(p).size();
            log.folded[p] = random.nextInt(end + 1);
        }
        return log;
    }

    public static Object[] event(Random random) {
        return new Object[] {
            START.toEpochMilli() + random.nextInt(600_000),
            random.nextInt(10) == 0 ? null : "shop-" + random.nextInt(4),
            random.nextInt(3),
            random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(50),
            random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(100_000) - 50_000, 2),
            (double) random.nextInt(1000),
            random.nextInt(5) == 0 ? null : (Integer) (11_000 + random.nextInt(5)),
            random.nextBoolean()
        };
    }

    public void append(int partition, Object[] event) {
        partitions.get(partition).add(events.size());
        events.add(event);
    }

    /** Writes a marker to every partition. */
    public void cut() {
        markers.add(partitions.stream().mapToLong(List::size).toArray());
        partitions.forEach(p -> p.add(MARKER));
    }

    public void publish(int cut) {
        published = cut;
    }

    /** Folds every partition to its end. */
    public void foldAll() {
        folded = partitions.stream().mapToLong(List::size).toArray();
    }

    /** Takes the speed layer back to the start, as a store that lost its data would. */
    public void foldNothing() {
        folded = new long[partitions.size()];
    }

    public MergedReader reader() {
        return reader(Duration.ofSeconds(15), 1_000_000);
    }

    public MergedReader reader(Duration validity, int mostRows) {
        return reader(validity, new ReadLimits(mostRows, Long.MAX_VALUE));
    }

    public MergedReader reader(Duration validity, ReadLimits limits) {
        return new MergedReader(Architecture.LAMBDA, "shop", this, this, this, validity, limits, Clock.systemUTC());
    }

    /** The sides that an architecture has. It reads them as Lambda's are kept, segment by segment. */
    public MergedReader reader(Architecture architecture) {
        return new MergedReader(
                architecture,
                "shop",
                architecture.hasBatchViews() ? this : BatchSide.NONE,
                architecture.hasRealTimeViews() ? this : SpeedSide.NONE,
                this,
                Duration.ofSeconds(15),
                new ReadLimits(1_000_000, Long.MAX_VALUE),
                Clock.systemUTC());
    }

    /** Folds exactly the offsets that a coverage names: the independent answer. */
    public Map<GroupKey, Accumulator[]> direct(View view, RollUp rollUp, AnswerCoverage coverage) {
        Map<GroupKey, Accumulator[]> all = new HashMap<>();
        coverage.coverage()
                .partitions()
                .forEach(p -> foldInto(all, view, rollUp, p.partition().number(), 0, p.speedTo()));
        return all;
    }

    private synchronized void foldInto(
            Map<GroupKey, Accumulator[]> groups, View view, RollUp rollUp, int partition, long from, long to) {
        ViewFunction function = functions.computeIfAbsent(view.name(), name -> new ViewFunction(view));
        for (int record : partitions.get(partition).subList((int) from, (int) Math.max(from, to))) {
            if (record != MARKER && function.accept(events.get(record))) {
                GroupKey group = function.group();
                GroupKey coarser = new GroupKey(rollUp.startOf(group.windowStart()), group.values());
                function.addTo(groups.computeIfAbsent(coarser, key -> function.empty()));
            }
        }
    }

    @Override
    public Optional<Map<Partition, Long>> ends() {
        Map<Partition, Long> ends = new HashMap<>();
        for (int p = 0; p < partitions.size(); p++) {
            ends.put(new Partition(SOURCE, p), (long) partitions.get(p).size());
        }
        return Optional.of(ends);
    }

    @Override
    public Map<Partition, Long> endsNow(Duration within) {
        return ends().orElseThrow();
    }

    private Map<Partition, Progress> reached(Collection<String> sources) {
        Map<Partition, Progress> progress = new HashMap<>();
        for (int p = 0; p < partitions.size() && sources.contains(SOURCE); p++) {
            long segment = 0;
            long first = 0;
            for (int cut = 0; cut < markers.size() && markers.get(cut)[p] < folded[p]; cut++) {
                segment = cut + 1;
                first = markers.get(cut)[p] + 1;
            }
            progress.put(new Partition(SOURCE, p), new Progress(segment, first, folded[p], START));
        }
        return progress;
    }

    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        if (moves > 0) {
            moves--;
            foldAll();
            return CompletableFuture.failedFuture(new Moved("some row has moved on"));
        }
        Map<Partition, Progress> progress = reached(sources);
        List<CompletableFuture<List<GroupRow>>> rows = reads.stream()
                .map(read -> rows(read.view(), progress, cut.cut(), read.filter(), read.meter()))
                .toList();
        return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Moment(
                        progress, rows.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<List<GroupRow>> rows(
            View view, Map<Partition, Progress> progress, long fromSegment, RowFilter filter, ReadMeter meter) {
        List<GroupRow> rows = new ArrayList<>();
        progress.forEach((partition, reached) -> {
            for (long segment = fromSegment; segment <= reached.segment(); segment++) {
                int p = partition.number();
                long from = segment == 0 ? 0 : markers.get((int) segment - 1)[p] + 1;
                long to = segment == reached.segment() ? reached.next() : markers.get((int) segment)[p];
                List<GroupRow> stored = rows(view, filter, q -> q == p, from, q -> to);
                filter.prefixes(view)
                        .forEach(prefix -> rows.addAll(stored.stream()
                                .filter(row -> Arrays.asList(row.key().values())
                                        .subList(0, prefix.size())
                                        .equals(prefix))
                                .toList()));
            }
        });
        asked.incrementAndGet();
        meter.request(cancelled::incrementAndGet);
        if (hangs != null) {
            return hangs;
        }
        meter.took(rows.size(), 100L * rows.size());
        return CompletableFuture.completedFuture(rows);
    }

    @Override
    public String access(View view, RowFilter filter) {
        return "fold";
    }

    @Override
    public Snapshot open(Duration timeout) {
        Map<Partition, Long> offsets = new HashMap<>();
        for (int p = 0; published > 0 && p < partitions.size(); p++) {
            offsets.put(new Partition(SOURCE, p), markers.get(published - 1)[p]);
        }
        PublishedCut cut =
                published == 0 ? PublishedCut.NONE : new PublishedCut(published, START, new Boundary(offsets));
        return new Snapshot() {
            @Override
            public PublishedCut cut() {
                return cut;
            }

            @Override
            public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
                meter.request(cancelled::incrementAndGet);
                List<GroupRow> rows =
                        rows(view, filter, p -> true, 0, p -> cut.boundary().offset(SOURCE, p));
                meter.took(rows.size(), 100L * rows.size());
                return rows;
            }

            @Override
            public String access(View view, RowFilter filter) {
                return "fold";
            }

            @Override
            public void close() {}
        };
    }

    private List<GroupRow> rows(
            View view, RowFilter filter, IntPredicate which, long from, java.util.function.IntToLongFunction to) {
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        for (int p = 0; p < partitions.size(); p++) {
            if (which.test(p)) {
                foldInto(groups, view, new RollUp(view.window().size().toMillis()), p, from, to.applyAsLong(p));
            }
        }
        List<GroupRow> rows = new ArrayList<>();
        groups.forEach((key, accumulators) -> {
            if (passes(view, filter, key)) {
                rows.add(new GroupRow(key, encode(view, accumulators)));
            }
        });
        return rows;
    }

    private static boolean passes(View view, RowFilter filter, GroupKey key) {
        for (int i = 0; i < view.keys().size(); i++) {
            List<Object> allowed = filter.keys().get(view.keys().get(i).name());
            if (allowed != null && !allowed.contains(key.values()[i])) {
                return false;
            }
        }
        return key.windowStart() >= filter.fromMillis() && key.windowStart() < filter.toMillis();
    }

    private static Object[] encode(View view, Accumulator[] accumulators) {
        Object[] row = new Object[view.accumulatorColumns().size()];
        int at = 0;
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].encode(row, at);
            at += view.measures().get(i).aggregate().columns("x").size();
        }
        return row;
    }
}
