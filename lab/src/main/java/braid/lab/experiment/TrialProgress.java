package braid.lab.experiment;

import braid.lab.experiment.TrialPlan.Planned;
import braid.lab.trial.TrialResult;
import java.time.Duration;

/** Told how far an experiment is. */
public interface TrialProgress {
    /**
     * A trial begins.
     *
     * @param all how many there are
     * @param left about how long the rest takes; {@code null} before the first has ended
     */
    void begin(Planned trial, int all, Duration left);

    /** What the trial does now. */
    void doing(String what);

    /** A trial has ended. */
    void ended(Planned trial, TrialResult result);
}
