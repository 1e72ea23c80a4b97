package braid.core.spelling;

import braid.core.text.Query;

/**
 * What a request says about how its events are written.
 *
 * @param times how it writes days and times
 * @param values how it writes numbers, truth values and what is not there
 * @param ignoreUnknown whether fields that the source does not declare are passed over instead of having the event refused
 */
public record EventSpelling(TimeSpelling times, ValueSpelling values, boolean ignoreUnknown) {
    /** Nothing but what the events say themselves. */
    public static final EventSpelling EXACT = new EventSpelling(TimeSpelling.EXACT, ValueSpelling.EXACT, false);

    /** As the parameters of a request; empty for {@link #EXACT}. */
    public String query() {
        Query query = new Query();
        times.describe(query);
        values.describe(query);
        query.add("unknown", ignoreUnknown ? "ignore" : null);
        return query.toString();
    }
}
