package braid.serving.rows;

import java.time.Duration;

/**
 * Which state of the views a statement is asked of.
 *
 * @param maxStaleness how long may be waited for what the log holds; {@code null} for not at all
 * @param asOfCut the earlier cut that is asked for; {@code null} for now
 */
public record Choice(Duration maxStaleness, Long asOfCut) {
    /** What there is now. */
    public static final Choice NOW = new Choice(null, null);

    public Choice {
        if (maxStaleness != null && asOfCut != null) {
            throw new BadRequest(MaxStaleness.NAME + " and " + AsOfCut.NAME
                    + " are given, but what an earlier cut held does not" + " become fresher. Leave one of them out.");
        }
    }
}
