package braid.tools.generate;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * An endless stream of events, the same for the same seed, start and rate: in order of time but for a share that is late, and with a
 * share that repeats an earlier event.
 *
 * <p>A late event happened 1 minute to 3 days earlier, with the same weight for each order of magnitude. A repeated one is identical to
 * one of the last {@value #REMEMBERED}. Not safe for use by several threads.
 */
public final class EventStream {
    static final int REMEMBERED = 10_000;

    private static final double SHORTEST_DELAY_MS = 60_000;
    private static final double LONGEST_DELAY_MS = 3 * 86_400_000.0;

    private final Shape shape;
    private final Random random;
    private final long startMillis;
    private final double millisBetween;
    private final double late;
    private final double duplicates;
    private final String[] remembered = new String[REMEMBERED];
    private final Queue<String> together = new ArrayDeque<>();
    private long made;
    private long given;

    /**
     * @param perSecond events per second of event time
     * @param late share of events that are late, 0 to 1
     * @param duplicates share of events that repeat an earlier one, 0 to below 1
     */
    EventStream(Shape shape, long seed, long startMillis, double perSecond, double late, double duplicates) {
        this.shape = shape;
        this.random = new Random(seed);
        this.startMillis = startMillis;
        this.millisBetween = 1000 / perSecond;
        this.late = late;
        this.duplicates = duplicates;
    }

    /** The same for what can be made up. */
    public static EventStream of(
            Kind kind,
            int users,
            double skew,
            long seed,
            long startMillis,
            double perSecond,
            double late,
            double duplicates) {
        return new EventStream(kind.shape(users, skew), seed, startMillis, perSecond, late, duplicates);
    }

    /** The name of the source that the events are of. */
    public String source() {
        return shape.source();
    }

    /** The next event, a line of JSON. */
    public String next() {
        long now = startMillis + (long) (given * millisBetween);
        given++;
        if (together.isEmpty() && made > 0 && random.nextDouble() < duplicates) {
            return remembered[random.nextInt((int) Math.min(made, REMEMBERED))];
        }
        if (together.isEmpty()) {
            shape.happen(Math.max(0, now - delay()), random, together::add);
        }
        String event = together.remove();
        remembered[(int) (made++ % REMEMBERED)] = event;
        return event;
    }

    /** Whether all events that belong together with those given were given too. */
    boolean isWhole() {
        return together.isEmpty();
    }

    private long delay() {
        if (random.nextDouble() >= late) {
            return 0;
        }
        double magnitude = random.nextDouble() * StrictMath.log(LONGEST_DELAY_MS / SHORTEST_DELAY_MS);
        return (long) (SHORTEST_DELAY_MS * StrictMath.exp(magnitude));
    }
}
