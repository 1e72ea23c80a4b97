package braid.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All that is decided by chance: what it begins with, and the steps. Each step has chances of its own, so that one can be left out without changing the others. */
record Schedule(long seed, Setup setup, List<Step> steps) {
    private static final int LEAST = 60;
    private static final int MORE = 140;

    /**
     * One thing that happens.
     *
     * @param calm whether nothing else happens in between
     */
    record Step(long seed, boolean calm) {}

    static Schedule random(long seed, Bug bug) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Setup setup = Setup.random(random, bug);
        List<Step> steps = new ArrayList<>();
        for (int i = LEAST + random.nextInt(MORE); i > 0; i--) {
            steps.add(new Step(random.nextLong(), false));
        }
        return new Schedule(seed, setup, List.copyOf(steps));
    }

    Schedule with(List<Step> fewer) {
        return new Schedule(seed, setup, List.copyOf(fewer));
    }

    Schedule with(Setup simpler) {
        return new Schedule(seed, simpler, steps);
    }
}
