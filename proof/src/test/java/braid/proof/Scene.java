package braid.proof;

import braid.core.boundary.Partition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A schedule written by hand: three instances, one reader, and ten visits in one partition. */
final class Scene {
    static final Partition VISITS = new Partition(Shop.VISITS, 0);
    static final int FIRST = 0;
    static final int SUCCESSOR = 1;
    static final int THIRD = 2;

    final World world;
    final Reader reader;

    /** @param budget of the reader's memory */
    Scene(long budget) {
        this(budget, EnumSet.noneOf(Bug.class));
    }

    /** @param bugs what is broken on purpose */
    Scene(long budget, Set<Bug> bugs) {
        this(budget, 0, bugs);
    }

    /** @param carried bytes of deltas that lie in a flush itself, at most */
    Scene(long budget, int carried, Set<Bug> bugs) {
        world = new World(new Setup(1, 3, 1, 1, carried, 0, 10, budget, bugs), new Tally(), null);
        reader = world.reader(0);
        Random random = new Random(1);
        while (world.log().end(VISITS) < 10) {
            world.log().append(VISITS, world.millis(), random);
        }
    }

    /** An instance takes the partition over. */
    void begin(int slot) {
        world.instance(slot).rebalanced(Map.of(VISITS, slot), world.nanos());
        while (!world.instance(slot).begin(VISITS, world.nanos())) {
            world.requests().succeed(world.instance(slot).name());
        }
    }

    /** It folds some events, and makes their deltas durable; its flush is under way. */
    void fold(int slot, int events) {
        world.instance(slot).fold(VISITS, events);
        // Once to hear how the flush before has ended, and once for the next one.
        world.instance(slot).flush(VISITS, world.nanos());
        world.instance(slot).flush(VISITS, world.nanos());
        String delta = world.instance(slot).name() + " writes a delta";
        while (world.requests().has(delta)) {
            world.requests().succeed(delta);
        }
    }

    String flushOf(int slot) {
        return world.instance(slot).name() + " writes the flush";
    }

    /** Some seconds later the reader asks for everything; up to where it is answered, which is checked. */
    long ask() {
        world.pace().pause(150_000_000);
        if (!reader.askAll()) {
            throw new Violation("refused");
        }
        return reader.shown().get(VISITS);
    }

    static List<Long> budgets() {
        return List.of(0L, 1L << 20);
    }
}
