package braid.serving.rest;

import java.util.concurrent.atomic.LongAdder;

/** How many queries were asked since the start. */
public final class Queries {
    private final LongAdder total = new LongAdder();

    void count() {
        total.increment();
    }

    public long total() {
        return total.sum();
    }
}
