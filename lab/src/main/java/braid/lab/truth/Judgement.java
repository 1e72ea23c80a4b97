package braid.lab.truth;

import braid.lab.truth.Judge.OfView;
import braid.lab.truth.Judge.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the answers of a trial were worth.
 *
 * @param isRightAtLast whether every view's last answer is the truth
 * @param wrong what is not true of the last answers: at most some rows of each view
 * @param wrongRows how many rows of the last answers are wrong, missing or too many
 * @param lost events that the last answers do not count, of the view that lacks most
 * @param doubled events that they count too often, of the view with most
 * @param answers how many were judged
 * @param refused how many questions had no answer
 * @param impossible how many were right of no moment of the log
 * @param impossibleMillis for how long such an answer was the newest of its view, at worst
 * @param overRows the most rows at a time that showed more events than had come
 * @param overEvents the most events at a time that had not come, or were counted twice
 * @param overMillis for how long
 * @param lies answers that said they were fresher than they were
 * @param stale how long the first event that an answer did not show had been in the log, of every answer
 * @param correct how long after an event was in the log it was shown for good; of every event and view
 */
public record Judgement(
        boolean isRightAtLast,
        List<String> wrong,
        long wrongRows,
        long lost,
        long doubled,
        int answers,
        int refused,
        int impossible,
        long impossibleMillis,
        int overRows,
        long overEvents,
        long overMillis,
        List<String> lies,
        Spread stale,
        Spread correct) {
    private static final int EXAMPLES = 8;

    /**
     * Of many times, in milliseconds; -1 where there are none.
     *
     * @param never how many have no end
     */
    public record Spread(long p50, long p99, long max, long never) {
        static Spread of(long[] values) {
            long[] ended =
                    Arrays.stream(values).filter(value -> value >= 0).sorted().toArray();
            long never = values.length - (long) ended.length;
            return ended.length == 0
                    ? new Spread(-1, -1, -1, never)
                    : new Spread(at(ended, 0.5), at(ended, 0.99), ended[ended.length - 1], never);
        }

        private static long at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(share * sorted.length) - 1)];
        }
    }

    static Judgement of(List<OfView> views) {
        return new Judgement(
                views.stream()
                        .allMatch(view -> view.last().isThere()
                                && view.last().differences().isEmpty()),
                views.stream().flatMap(Judgement::wrong).toList(),
                views.stream()
                        .mapToLong(view -> view.last().differences().stream()
                                .map(WrongValue::key)
                                .distinct()
                                .count())
                        .sum(),
                views.stream().mapToLong(view -> view.last().lost()).max().orElse(0),
                views.stream().mapToLong(view -> view.last().doubled()).max().orElse(0),
                views.stream().mapToInt(view -> view.answers().size()).sum(),
                views.stream().mapToInt(OfView::refused).sum(),
                views.stream().mapToInt(view -> impossible(view.answers())).sum(),
                views.stream()
                        .mapToLong(view -> impossibleMillis(view.answers()))
                        .max()
                        .orElse(0),
                views.stream().mapToInt(view -> view.over().rows()).max().orElse(0),
                views.stream().mapToLong(view -> view.over().events()).max().orElse(0),
                views.stream().mapToLong(view -> view.over().millis()).max().orElse(0),
                views.stream()
                        .flatMap(view -> view.lies().stream().map(lie -> view.view() + ": " + lie))
                        .toList(),
                Spread.of(views.stream()
                        .flatMap(view -> view.answers().stream())
                        .filter(seen -> seen.prefix() >= 0)
                        .mapToLong(Seen::staleMillis)
                        .toArray()),
                Spread.of(views.stream()
                        .flatMapToLong(view -> Arrays.stream(view.correctAfterMillis()))
                        .toArray()));
    }

    private static java.util.stream.Stream<String> wrong(OfView view) {
        if (!view.last().isThere()) {
            return java.util.stream.Stream.of(view.view() + " had no answer");
        }
        List<WrongValue> differences = view.last().differences();
        java.util.stream.Stream<String> shown =
                differences.stream().limit(EXAMPLES).map(difference -> view.view() + " " + difference);
        return differences.size() <= EXAMPLES
                ? shown
                : java.util.stream.Stream.concat(
                        shown,
                        java.util.stream.Stream.of(String.format(
                                Locale.ROOT, "%s and %,d more", view.view(), differences.size() - EXAMPLES)));
    }

    private static int impossible(List<Seen> answers) {
        return (int) answers.stream().filter(seen -> !seen.isRight()).count();
    }

    private static long impossibleMillis(List<Seen> answers) {
        long millis = 0;
        for (int i = 0; i + 1 < answers.size(); i++) {
            if (!answers.get(i).isRight()) {
                millis += answers.get(i + 1).answeredMillis() - answers.get(i).answeredMillis();
            }
        }
        return millis;
    }
}
