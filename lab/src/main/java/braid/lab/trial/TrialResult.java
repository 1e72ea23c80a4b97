package braid.lab.trial;

import braid.lab.truth.Judgement;
import java.util.List;

/**
 * What a trial came to.
 *
 * @param number in the order in which trials ran
 * @param repetition from 1
 * @param recording the hash of the log
 * @param failure why it came to no end; {@code null} if it did. Then only what was measured by then counts
 * @param startSeconds from an empty home to all processes ready
 * @param events in the log
 * @param settleSeconds from the last event to the last answer that changed
 * @param cpuSeconds of all processes, from the first event to the last answer
 * @param writtenBytes given to disks in that time
 * @param residentBytes the most memory at one time
 */
public record TrialResult(
        int number,
        String architecture,
        String scenario,
        int repetition,
        String recording,
        String failure,
        double startSeconds,
        int events,
        double settleSeconds,
        double cpuSeconds,
        long writtenBytes,
        long residentBytes,
        List<Outage> recoveries,
        Judgement judgement) {
    /** Whether its figures of speed and cost count: only of a trial whose last answers are true. */
    public boolean isRight() {
        return failure == null && judgement != null && judgement.isRightAtLast();
    }

    /** Processor seconds for a million events. */
    public double cpuSecondsAMillion() {
        return cpuSeconds * 1e6 / events;
    }
}
