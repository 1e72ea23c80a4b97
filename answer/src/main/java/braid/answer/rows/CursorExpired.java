package braid.answer.rows;

import braid.core.boundary.Coverage;
import java.time.Duration;

/** A cursor whose answer is held no more, and whose coverage cannot be read again. Begin again with the first page. */
public final class CursorExpired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long cut;
    private final long published;

    CursorExpired(Cursor cursor, Coverage now, Duration keep) {
        super("The cursor belongs to an answer at cut " + cursor.cut()
                + " that is held no longer (serving.cursor.keep.seconds, "
                + keep.toSeconds() + " s, and serving.cursor.memory.mb), and its rows cannot be read again: "
                + (now.cut() > cursor.cut()
                        ? "cut " + now.cut() + " has been published since."
                        : "more events have been folded since.")
                + " Ask for the first page again, without cursor.");
        this.cut = cursor.cut();
        this.published = now.cut();
    }

    /** The cut of the answer that the cursor belongs to. */
    public long cut() {
        return cut;
    }

    /** The cut that is published now. */
    public long published() {
        return published;
    }
}
