package braid.lab.command;

import braid.lab.experiment.TrialPlan.Planned;
import braid.lab.experiment.TrialProgress;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judgement;
import braid.launcher.start.StartListener;
import braid.terminal.Human;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far an experiment is: a line for each trial as it ends, with what it showed, and on a terminal one below that says what is being done.
 */
final class TrialLines implements TrialProgress, StartListener {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean isTerminal = System.console() != null;
    private String trial = "";

    TrialLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(Planned planned, int all, Duration left) {
        trial = "[" + planned.number() + " of " + all + (left == null ? "" : ", " + Human.duration(left) + " left")
                + "] " + planned.words();
        doing("starting");
    }

    @Override
    public synchronized void doing(String what) {
        if (isTerminal) {
            out.print(CLEAR + trial + ": " + what);
            out.flush();
        }
    }

    @Override
    public synchronized void ended(Planned planned, TrialResult result) {
        out.println((isTerminal ? CLEAR : "") + String.format(Locale.ROOT, "%-34s %s", planned.words(), words(result)));
        out.flush();
    }

    private static String words(TrialResult result) {
        if (result.failure() != null) {
            return "came to no end: " + result.failure();
        }
        Judgement judgement = result.judgement();
        return (judgement.isRightAtLast()
                        ? "right at last"
                        : "NOT RIGHT: " + judgement.wrongRows() + " rows, " + judgement.lost() + " events lost, "
                                + judgement.doubled() + " doubled")
                + ", " + judgement.impossible() + " of " + judgement.answers() + " answers impossible"
                + (judgement.lies().isEmpty() ? "" : ", " + judgement.lies().size() + " fresher than true");
    }

    @Override
    public void waiting(String name, String note) {
        doing("starting " + name);
    }

    @Override
    public void ready(String name, Duration took, String note) {
        doing("started " + name);
    }

    @Override
    public void tick() {
        // The line below says enough.
    }

    @Override
    public void say(String line) {
        doing(line);
    }
}
