package braid.answer.rows.parameter;

import braid.answer.rows.request.BadRequest;
import braid.core.view.Architecture;
import java.time.Duration;

/**
 * Which state of the views a statement is asked of.
 *
 * @param architecture that is to answer; {@code null} for the stack's first
 * @param maxStaleness how long may be waited for what the log holds; {@code null} for not at all
 * @param asOfCut the earlier cut that is asked for; {@code null} for now
 */
public record ReadPoint(Architecture architecture, Duration maxStaleness, Long asOfCut) {
    /** What there is now. */
    public static final ReadPoint NOW = new ReadPoint(null, null, null);

    public ReadPoint {
        if (maxStaleness != null && asOfCut != null) {
            throw new BadRequest(MaxStaleness.NAME + " and " + AsOfCut.NAME
                    + " are given, but what an earlier cut held does not become fresher. Leave one of them out.");
        }
        if (asOfCut != null && architecture != null && !architecture.hasBatchViews()) {
            throw new BadRequest(AsOfCut.NAME + " is " + asOfCut + ", but " + architecture.word()
                    + " has no batch views, so no earlier cut can be asked for. Leave it out.");
        }
    }
}
