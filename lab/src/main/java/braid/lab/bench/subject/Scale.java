package braid.lab.bench.subject;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param events worked off by the speed layer
 * @param batchEvents landed and computed by a batch run; as many are scanned
 * @param warmUp at the beginning of each load, during which nothing counts
 * @param span that counts of each load
 * @param queries asked one after another
 * @param search how the highest rate of queries is looked for
 */
public record Scale(int events, int batchEvents, Duration warmUp, Duration span, int queries, Search search) {
    /**
     * @param beside events a second that come in meanwhile
     * @param rowsLimit that the 99th percentile of row queries may have
     * @param sqlLimit that of SQL queries
     * @param first rate that is tried, a second
     * @param most rate that is tried, a second
     * @param warmUp of one rate
     * @param span of one rate that counts
     */
    public record Search(
            int beside,
            Duration rowsLimit,
            Duration sqlLimit,
            double first,
            double most,
            Duration warmUp,
            Duration span) {}

    @Override
    public String toString() {
        return events + " events, " + batchEvents + " in a batch run, " + warmUp.toMillis() + " ms dropped, "
                + span.toMillis() + " ms counted, " + queries + " queries, " + search.beside()
                + " events/s beside the open loop";
    }
}
