package braid.proof;

import braid.answer.limit.Pace;
import braid.core.boundary.Partition;
import braid.core.segment.Buckets;
import braid.core.segment.CoveredSegments;
import braid.core.segment.SegmentStore;
import braid.speed.FoldingParts;
import braid.speed.ModelInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A whole system in one thread and in a time of its own: the log, the store, instances of the speed layer, the batch layer and readers. What
 * happens next is decided by chance, and may happen inside what is happening, wherever somebody waits for a store.
 */
final class World {
    private static final FoldingParts PARTS = new FoldingParts(Shop.PIPELINE, EventLog.HORIZON);
    private static final long MILLISECOND = 1_000_000;
    private static final int DEEPEST = 2;
    private static final int MOST_PARTITIONS = 3;
    private static final int ROUNDS = 60;

    private final Setup setup;
    private final List<String> story;
    private final EventLog log = new EventLog();
    private final Oracle oracle = new Oracle(log);
    private final StoreModel store;
    private final Requests requests = new Requests(this);
    private final Tally tally;
    private final Batch batch;
    private final List<ModelInstance> instances = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final ConsumerGroup group = new ConsumerGroup();
    private long nanos = 1_000_000_000_000L;
    private Random chance;
    private boolean calm = true;
    private boolean quiet;
    private int depth;
    private int lives;

    /** @param story takes a line for each thing that happens; {@code null} where nobody will read it */
    World(Setup setup, Tally tally, List<String> story) {
        this.setup = setup;
        this.tally = tally;
        this.story = story;
        this.store = new StoreModel(setup.bugs());
        this.chance = new Random(1);
        Buckets buckets = new Buckets(setup.buckets());
        batch = new Batch(this, log, oracle, new CoveredSegments(new WaitingDoor(store, this), Shop.PIPELINE, buckets));
        for (String source : Shop.SOURCES) {
            for (int i = 0; i < setup.partitions(); i++) {
                log.create(new Partition(source, i));
            }
        }
        for (int i = 0; i < setup.instances(); i++) {
            instances.add(started());
        }
        for (int i = 0; i < setup.readers(); i++) {
            SegmentStore door = Broken.forReader(new WaitingDoor(store, this), setup.bugs());
            // The first one keeps its cut for as long as it may, and longer.
            long keeps = i == 0 ? 2 * Batch.GRACE.toNanos() : i == 1 ? 100 * MILLISECOND : Batch.GRACE.toNanos() / 2;
            readers.add(reader("reader " + (i + 1), door, keeps));
        }
        assign(new Random(2));
    }

    private Reader reader(String name, SegmentStore door, long keepsCutFor) {
        return new Reader(name, this, door, new Buckets(setup.buckets()), setup.budget(), keepsCutFor);
    }

    private ModelInstance started() {
        String name = "instance " + (char) ('A' + lives++);
        ModelInstance[] self = new ModelInstance[1];
        SegmentStore door = new InstanceDoor(store, requests, () -> chance, () -> self[0]);
        self[0] = new ModelInstance(
                name,
                Broken.forInstance(door, setup.bugs()),
                new ModelInstance.Records() {
                    @Override
                    public long end(Partition partition) {
                        return log.end(partition);
                    }

                    @Override
                    public byte[] value(Partition partition, long offset) {
                        return log.of(partition).get((int) offset).value();
                    }

                    @Override
                    public long millis(Partition partition, long offset) {
                        return log.of(partition).get((int) offset).millis();
                    }
                },
                PARTS,
                setup.buckets(),
                setup.carried(),
                () -> batch.latest().cut(),
                new ModelInstance.Habits(has(Bug.FROZEN_ANEW), has(Bug.KEYS_FORGOTTEN), has(Bug.FLUSH_SPANS_CUT)));
        return self[0];
    }

    boolean has(Bug bug) {
        return setup.bugs().contains(bug);
    }

    Tally tally() {
        return tally;
    }

    EventLog log() {
        return log;
    }

    Oracle oracle() {
        return oracle;
    }

    Batch batch() {
        return batch;
    }

    Requests requests() {
        return requests;
    }

    ModelInstance instance(int slot) {
        return instances.get(slot);
    }

    Reader reader(int number) {
        return readers.get(number);
    }

    Random chance() {
        return chance;
    }

    long nanos() {
        return nanos;
    }

    long millis() {
        return nanos / MILLISECOND;
    }

    void tell(Supplier<String> line) {
        if (story != null) {
            story.add("  ".repeat(Math.max(0, depth - 1)) + line.get());
        }
    }

    /** Whether a request of somebody who waits for it fails. */
    boolean fails() {
        return !quiet && !calm && chance.nextInt(60) < setup.faults();
    }

    /** Whether a copy of the warehouse is asked that has not got the last publication yet. */
    boolean isBehind() {
        return !quiet && !calm && chance.nextInt(12) == 0;
    }

    /** Somebody waits: other things may happen. */
    void meanwhile() {
        if (calm || quiet || depth >= DEEPEST || chance.nextInt(3) > 0) {
            return;
        }
        // It would seldom fall between two reads of one answer.
        if (chance.nextInt(3) == 0) {
            batch.expire();
        }
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            act();
        }
    }

    /** One thing happens, decided by chance of its own. */
    void step(Schedule.Step step) {
        chance = new Random(step.seed());
        calm = step.calm();
        act();
    }

    private void act() {
        depth++;
        nanos += MILLISECOND * (1 + chance.nextInt(chance.nextInt(4) == 0 ? 400 : 20));
        try {
            act(chance.nextInt(100));
        } finally {
            depth--;
        }
    }

    private void act(int what) {
        if (what < 20) {
            append();
        } else if (what < 42) {
            turn();
        } else if (what < 68) {
            for (int i = 1 + chance.nextInt(4); i > 0; i--) {
                requests.happen(chance, setup.faults());
            }
        } else if (what < 70) {
            store.settle(chance);
        } else if (what < 79) {
            readers.get(chance.nextInt(readers.size())).ask(chance);
        } else if (what < 82) {
            readers.get(chance.nextInt(readers.size())).move();
        } else if (what < 85) {
            long seconds = 1 + chance.nextInt(20);
            tell(() -> seconds + " seconds pass");
            nanos += seconds * 1_000 * MILLISECOND;
        } else if (what < 93) {
            batch.step(chance);
        } else if (what < 94) {
            batch.expire();
        } else {
            trouble(what);
        }
    }

    private void append() {
        List<Partition> partitions = new ArrayList<>(log.partitions().keySet());
        Partition partition = partitions.get(chance.nextInt(partitions.size()));
        for (int i = 1 + chance.nextInt(3); i > 0; i--) {
            String what = log.append(partition, millis(), chance);
            tell(() -> partition + " gets " + what + " at " + (log.end(partition) - 1));
        }
    }

    private void turn() {
        ModelInstance one = instances.get(chance.nextInt(instances.size()));
        if (one.isPaused()) {
            return;
        }
        if (chance.nextInt(10) < setup.news()) {
            hear(one);
        }
        for (Partition partition : one.partitions()) {
            if (chance.nextBoolean()) {
                one.turn(partition, chance, nanos);
            }
        }
        tell(() -> one + ": a turn");
    }

    private void hear(ModelInstance one) {
        Map<Partition, Integer> given = group.given(instances.indexOf(one));
        if (one.rebalanced(given, nanos)) {
            tell(() -> one.name() + " hears that it has " + given.keySet());
        }
    }

    private void trouble(int what) {
        int slot = chance.nextInt(instances.size());
        ModelInstance one = instances.get(slot);
        if (what < 95) {
            die(slot);
        } else if (what < 97 && one.isPaused()) {
            tell(() -> one.name() + " goes on, as if nothing had happened");
            one.goOn();
        } else if (what < 96) {
            tell(() -> one.name() + " is paused");
            one.pause();
        } else if (what < 98 || log.partitions().size() >= Shop.SOURCES.size() * MOST_PARTITIONS) {
            assign(chance);
        } else if (what == 99 && !batch.isRunning()) {
            String source = Shop.SOURCES.get(chance.nextInt(Shop.SOURCES.size()));
            Partition added = new Partition(source, (int) log.partitions().keySet().stream()
                    .filter(partition -> partition.source().equals(source))
                    .count());
            if (added.number() < MOST_PARTITIONS) {
                tell(() -> added + " is added");
                log.create(added);
                assign(chance);
            }
        }
    }

    private void die(int slot) {
        tell(() -> instances.get(slot).name() + " dies");
        instances.get(slot).die();
        instances.set(slot, started());
        tell(() -> instances.get(slot).name() + " is started in its place");
    }

    /** Something went wrong for an instance, and perhaps that is the end of it. */
    void mayDie(ModelInstance one) {
        int slot = instances.indexOf(one);
        if (slot >= 0 && chance.nextInt(4) == 0) {
            die(slot);
            assign(chance);
        }
    }

    /** Partitions are given to instances, of which a paused one is taken for dead. */
    private void assign(Random random) {
        List<Integer> alive = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            if (!instances.get(i).isPaused()) {
                alive.add(i);
            }
        }
        if (alive.isEmpty()) {
            return;
        }
        group.giveOut(log.partitions().keySet(), alive, random);
        tell(() -> "the partitions are given out anew:"
                + group.inWords(slot -> instances.get(slot).name()));
    }

    /** Nothing fails any more: in the end everybody shows everything. */
    void comeToRest() {
        chance = new Random(3);
        quiet = true;
        tell(() -> "from here on nothing fails");
        instances.stream().filter(ModelInstance::isPaused).forEach(ModelInstance::goOn);
        // Who has a partition keeps it: to take it over once more mends what is broken.
        group.giveRest(log.partitions().keySet());
        for (int round = 0; round < 3 || !isFolded(); round++) {
            if (round > ROUNDS) {
                throw new Violation("the speed layer does not come to the log's end: " + instances);
            }
            nanos += 2_000 * MILLISECOND;
            requests.succeedAll();
            while (!store.isSettled()) {
                store.settle(chance);
            }
            for (ModelInstance one : instances) {
                hear(one);
                one.workOff(nanos);
            }
        }
        tell(() -> "all is folded and durable");
        readers.forEach(this::requireAll);
        requireReady(reader("a reader who comes last", new WaitingDoor(store, this), 0));
    }

    /** Who has just started gets ready although nobody asks, whatever was dropped before. */
    private void requireReady(Reader reader) {
        for (int round = 0; round < ROUNDS; round++) {
            nanos += 2_000 * MILLISECOND;
            if (reader.isReadyUnasked()) {
                return;
            }
        }
        throw new Violation(reader.name() + " does not get ready");
    }

    private boolean isFolded() {
        return instances.stream().allMatch(ModelInstance::isDone)
                && instances.stream().mapToInt(one -> one.partitions().size()).sum()
                        == log.partitions().size();
    }

    private void requireAll(Reader reader) {
        for (int round = 0; round < ROUNDS; round++) {
            nanos += 2_000 * MILLISECOND;
            reader.forgetCut();
            if (reader.askAll() && reader.showsAll(log)) {
                return;
            }
        }
        throw new Violation(reader.name() + " does not come to the log's end: it shows " + reader.shown());
    }

    Pace pace() {
        return new Pace() {
            @Override
            public long nanoTime() {
                return nanos;
            }

            @Override
            public void pause(long forNanos) {
                nanos += 20 * forNanos;
                meanwhile();
                meanwhile();
            }
        };
    }
}
