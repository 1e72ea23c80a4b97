package braid.ingest.decode;

/**
 * What a request says about how its events are written.
 *
 * @param times how it writes times
 * @param ignoreUnknown whether fields that the source does not declare are passed over instead of having the event refused
 */
public record EventSpelling(TimeSpelling times, boolean ignoreUnknown) {
    /** Nothing but what the events say themselves. */
    public static final EventSpelling EXACT = new EventSpelling(TimeSpelling.EXACT, false);

    /** As the parameters of a request; empty for {@link #EXACT}. */
    public String query() {
        String query = times.query();
        return !ignoreUnknown ? query : query.isEmpty() ? "unknown=ignore" : query + "&unknown=ignore";
    }
}
