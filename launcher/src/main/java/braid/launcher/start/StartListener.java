package braid.launcher.start;

import java.time.Duration;

/** Told what happens while a stack starts or stops, so that it can be shown. */
public interface StartListener {
    /** {@code name} has been started (or found running) and is not ready yet; {@code note} says why, or is empty. */
    void waiting(String name, String note);

    /** {@code name} answers, so long after it was started. */
    void ready(String name, Duration took, String note);

    /** Called several times a second while something is waited for. */
    void tick();

    /** Something worth a line of its own. */
    void say(String line);
}
