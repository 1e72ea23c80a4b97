package braid.lab.truth;

import braid.core.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds served answers against the truth. An answer is <em>right</em> if its rows are those of some first events of the log, whichever: then it was
 * true of a moment. If there are none, it is <em>impossible</em>: it shows of some rows more of the log than of others, or what never was.
 *
 * <p>An answer's count of events says which first events that would have to be; where the view counts no event of some, one number stands for
 * several, whose rows are alike.
 */
public final class Judge {
    private static final int EXAMPLES = 20;

    /** An answer may go by an end of the log that was looked at so long before. */
    private static final long LOOKED_BEFORE_MS = 500;

    private final Oracle oracle;
    private final Arrivals arrivals;

    public Judge(Oracle oracle, Arrivals arrivals) {
        this.oracle = oracle;
        this.arrivals = arrivals;
    }

    /**
     * What is said of all answers together, and of each.
     *
     * @param answers by view, in the order of the questions
     */
    public record Judged(Judgement judgement, Map<String, List<Seen>> answers) {}

    /** All samples of a trial, the last of each view as its final answer. */
    public Judged of(List<Sample> samples) {
        Map<String, List<Sample>> byView = new TreeMap<>();
        samples.forEach(sample ->
                byView.computeIfAbsent(sample.view(), view -> new ArrayList<>()).add(sample));
        List<OfView> views = new ArrayList<>();
        for (View view : oracle.judged()) {
            views.add(of(view, byView.getOrDefault(view.name(), List.of())));
        }
        Map<String, List<Seen>> answers = new TreeMap<>();
        views.forEach(view -> answers.put(view.view(), view.answers()));
        return new Judged(Judgement.of(views), answers);
    }

    /** What is found about a view. */
    record OfView(
            String view,
            Final last,
            List<Seen> answers,
            int refused,
            Overcount over,
            long[] correctAfterMillis,
            List<String> lies) {}

    /**
     * The last answer.
     *
     * @param lost events that it does not count
     * @param doubled events that it counts too often
     */
    record Final(boolean isThere, int rows, List<WrongValue> differences, long lost, long doubled) {}

    /**
     * One answer.
     *
     * @param prefix the greatest number of first events by its count; -1 if no number of them counts so many
     * @param isRight whether the rows are theirs
     * @param staleMillis how long the first event that it does not show had been in the log; 0 where it shows all
     */
    public record Seen(long askedMillis, long answeredMillis, int prefix, boolean isRight, long staleMillis) {}

    /**
     * Rows that showed more events than had come.
     *
     * @param rows the most at one time
     * @param events the most at one time
     * @param millis in which some row did
     */
    record Overcount(int rows, long events, long millis) {}

    private OfView of(View view, List<Sample> samples) {
        List<Sample> answered = samples.stream().filter(Sample::hasAnswer).toList();
        List<Seen> seen = new ArrayList<>();
        List<String> lies = new ArrayList<>();
        int overRows = 0;
        long overEvents = 0;
        long overMillis = 0;
        long before = -1;
        for (Sample sample : answered) {
            KeyedRows rows = KeyedRows.served(view, sample.answer());
            Seen one = seen(view, sample, rows);
            seen.add(one);
            lie(sample, one).ifPresent(lies::add);
            long[] over = over(view, rows, sample.answeredMillis());
            overRows = Math.max(overRows, (int) over[0]);
            overEvents = Math.max(overEvents, over[1]);
            if (over[0] > 0 && before >= 0) {
                overMillis += sample.answeredMillis() - before;
            }
            before = sample.answeredMillis();
        }
        return new OfView(
                view.name(),
                last(view, answered),
                seen,
                samples.size() - answered.size(),
                new Overcount(overRows, overEvents, overMillis),
                correctAfter(seen),
                lies.stream().limit(EXAMPLES).toList());
    }

    private Seen seen(View view, Sample sample, KeyedRows rows) {
        int prefix = oracle.prefix(view, rows.total(KeyedRows.counting(view).orElseThrow()));
        boolean right = prefix >= 0
                && WrongValue.between(oracle.rows(view, prefix), rows).isEmpty();
        long stale = prefix < 0 || prefix >= arrivals.by(sample.askedMillis())
                ? 0
                : sample.answeredMillis() - arrivals.at(prefix);
        return new Seen(sample.askedMillis(), sample.answeredMillis(), prefix, right, Math.max(0, stale));
    }

    /** An answer that says it is behind by fewer events than it is. */
    private java.util.Optional<String> lie(Sample sample, Seen seen) {
        JsonNode lag = sample.answer().path("coverage").path("lag_events");
        if (!lag.isNumber() || seen.prefix() < 0) {
            return java.util.Optional.empty();
        }
        // What was in the log when its end was looked at last is in the answer, or among what it says it lacks.
        long missing = arrivals.by(sample.askedMillis() - LOOKED_BEFORE_MS) - (long) seen.prefix();
        return missing <= lag.asLong()
                ? java.util.Optional.empty()
                : java.util.Optional.of("at " + sample.askedMillis() + " ms it said that " + lag.asLong()
                        + " events were missing, and " + missing + " were");
    }

    /** How many rows show more events than had come by then, and how many events too many. */
    private long[] over(View view, KeyedRows served, long time) {
        String counting = KeyedRows.counting(view).orElseThrow();
        KeyedRows arrived = oracle.rows(view, arrivals.sentBy(time));
        long rows = 0;
        long events = 0;
        for (Map.Entry<List<Object>, Map<String, Object>> row : served.byKey().entrySet()) {
            long most = count(arrived.byKey().get(row.getKey()), counting);
            long shown = count(row.getValue(), counting);
            if (shown > most) {
                rows++;
                events += shown - most;
            }
        }
        return new long[] {rows, events};
    }

    private static long count(Map<String, Object> row, String counting) {
        return row != null && row.get(counting) instanceof BigDecimal count ? count.longValue() : 0;
    }

    private Final last(View view, List<Sample> answered) {
        if (answered.isEmpty()) {
            return new Final(false, 0, List.of(), 0, 0);
        }
        KeyedRows served =
                KeyedRows.served(view, answered.get(answered.size() - 1).answer());
        KeyedRows truth = oracle.rows(view, oracle.events());
        String counting = KeyedRows.counting(view).orElseThrow();
        long lost = 0;
        long doubled = 0;
        Map<List<Object>, Long> counts = new HashMap<>();
        truth.byKey().forEach((key, row) -> counts.merge(key, count(row, counting), Long::sum));
        served.byKey().forEach((key, row) -> counts.merge(key, -count(row, counting), Long::sum));
        for (long missing : counts.values()) {
            lost += Math.max(0, missing);
            doubled += Math.max(0, -missing);
        }
        return new Final(true, truth.byKey().size(), WrongValue.between(truth, served), lost, doubled);
    }

    /** For each event, how long after it was in the log an answer showed it that was never taken back; -1 for never. */
    private long[] correctAfter(List<Seen> seen) {
        long[] after = new long[arrivals.count()];
        Arrays.fill(after, -1);
        int least = Integer.MAX_VALUE;
        for (int i = seen.size() - 1; i >= 0; i--) {
            Seen one = seen.get(i);
            least = Math.min(least, one.prefix());
            for (int event = 0; event < Math.min(least, after.length); event++) {
                after[event] = Math.max(0, one.answeredMillis() - arrivals.at(event));
            }
        }
        return after;
    }
}
