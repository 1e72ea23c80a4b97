package braid.lab.bench.load;

import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/**
 * Looks for the highest rate at which something holds: doubles or halves the first rate until one holds and one does not, then halves the
 * distance between them.
 *
 * <p>Assumes that what holds at a rate holds below it. Every rate is tried once, and their number is bounded by the logarithms of
 * {@code most / least} and of the precision.
 *
 * @param <T> what a trial yields
 */
public final class RateSearch<T> {
    private final DoubleFunction<T> trial;
    private final Predicate<T> holds;
    private Tried<T> held;
    private Tried<T> failed;

    private RateSearch(DoubleFunction<T> trial, Predicate<T> holds) {
        this.trial = trial;
        this.holds = holds;
    }

    /** What came of one rate. */
    public record Tried<T>(double rate, T result) {}

    /**
     * Where the search ended.
     *
     * @param held the highest rate tried that held; null when not even the least did
     * @param failed the lowest rate tried that did not hold; null when even the most held
     */
    public record Found<T>(Tried<T> held, Tried<T> failed) {}

    /** The rates that may be tried, all above 0: {@code first} is the first, and {@code precision} 0.1 ends the search within 10 %. */
    public record Range(double least, double first, double most, double precision) {
        public Range {
            if (!(0 < least && least <= first && first <= most && precision > 0)) {
                throw new IllegalArgumentException(
                        "0 < " + least + " <= " + first + " <= " + most + ", 0 < " + precision + " does not hold");
            }
        }
    }

    public static <T> Found<T> search(Range range, DoubleFunction<T> trial, Predicate<T> holds) {
        RateSearch<T> search = new RateSearch<>(trial, holds);
        search.bracket(range);
        search.narrow(range.precision());
        return new Found<>(search.held, search.failed);
    }

    private void bracket(Range range) {
        attempt(range.first());
        while (held == null && failed.rate() > range.least()) {
            attempt(Math.max(range.least(), failed.rate() / 2));
        }
        while (failed == null && held.rate() < range.most()) {
            attempt(Math.min(range.most(), held.rate() * 2));
        }
    }

    private void narrow(double precision) {
        while (held != null && failed != null && failed.rate() > held.rate() * (1 + precision)) {
            attempt(Math.sqrt(held.rate() * failed.rate()));
        }
    }

    private void attempt(double rate) {
        Tried<T> tried = new Tried<>(rate, trial.apply(rate));
        if (holds.test(tried.result())) {
            held = tried;
        } else {
            failed = tried;
        }
    }
}
