package braid.lab.capacity;

import java.util.List;

/**
 * What came of one rate: how many events an answer lacked, at moments while events came.
 *
 * @param perSecond that was asked for
 * @param moments in order, those of the warm-up left out
 * @param isTrue whether the last answer counted every event once
 */
record Load(double perSecond, List<Moment> moments, boolean isTrue) {
    /**
     * @param seconds after the first event
     * @param missing events that were in the log and not in the answer
     */
    record Moment(double seconds, long missing) {}

    /** Events a second by which the answer falls behind: the slope of the line that is nearest to the moments (least squares). */
    double slope() {
        double n = moments.size();
        double meanX = moments.stream().mapToDouble(Moment::seconds).average().orElse(0);
        double meanY = moments.stream().mapToDouble(Moment::missing).average().orElse(0);
        double over = 0;
        double under = 0;
        for (Moment moment : moments) {
            over += (moment.seconds() - meanX) * (moment.missing() - meanY);
            under += (moment.seconds() - meanX) * (moment.seconds() - meanX);
        }
        return n < 2 || under == 0 ? 0 : over / under;
    }

    /** How far behind in seconds, at worst but for one moment in a hundred. */
    double behindP99() {
        double[] sorted = moments.stream().mapToDouble(Moment::missing).sorted().toArray();
        return sorted.length == 0
                ? Double.POSITIVE_INFINITY
                : sorted[(int) Math.ceil(0.99 * sorted.length) - 1] / perSecond;
    }

    /**
     * Whether the rate is sustained: the answer does not fall behind by more than a fiftieth of what comes, is never further behind than the limit,
     * and true in the end.
     *
     * @param limit of being behind, in seconds
     */
    boolean isSustained(double limit) {
        return isTrue && slope() <= perSecond / 50 && behindP99() <= limit;
    }
}
