package braid.cli.demo;

import braid.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Draws frame over frame on a live terminal; elsewhere prints a line every few seconds. */
final class Screen {
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintWriter out;
    private final boolean live;
    private final Painter painter;
    private int drawn;
    private boolean open = true;
    private Duration lastLine = LINE_EVERY.negated();

    Screen(Terminal terminal, Painter painter) {
        this.out = terminal.out();
        this.live = terminal.live();
        this.painter = painter;
    }

    synchronized void show(Frame frame) {
        if (!open) {
            return;
        }
        if (live) {
            draw(painter.picture(frame));
        } else if (frame.elapsed().minus(lastLine).compareTo(LINE_EVERY) >= 0) {
            lastLine = frame.elapsed();
            out.println(painter.line(frame));
        }
    }

    /** Leaves the last picture, gives the cursor back and draws no more. */
    synchronized void close() {
        if (open && live) {
            out.print("\u001b[?25h");
        }
        out.flush();
        open = false;
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder("\u001b[?25l");
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(
                line -> text.append('\r').append(line).append(CLEAR_TO_END).append('\n'));
        text.append("\u001b[J");
        out.print(text);
        out.flush();
        drawn = lines.size();
    }
}
