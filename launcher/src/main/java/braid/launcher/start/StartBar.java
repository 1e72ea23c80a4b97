package braid.launcher.start;

import braid.terminal.Human;
import braid.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows a starting stack: one line for each process that becomes ready, and on a live terminal below them a line that says what is still
 * waited for and for how long.
 */
public final class StartBar implements StartListener {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final int BAR = 20;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean live;
    private final int columns;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private int ticks;
    private String far = "";

    public StartBar(Terminal terminal, PrintWriter out) {
        this.out = out;
        this.live = terminal.live();
        this.columns = terminal.columns();
    }

    @Override
    public void waiting(String name, String note) {
        notes.put(name, note);
        tick();
    }

    @Override
    public void ready(String name, Duration took, String note) {
        String said = notes.remove(name);
        String remark = note.isEmpty() ? said : note;
        String time = note.startsWith("was ") ? "" : Human.duration(took);
        say(String.format(
                        "  %s %-15s %8s  %s",
                        live ? "\u001b[32m✓\u001b[0m" : "ready", name, time, remark == null ? "" : remark)
                .stripTrailing());
        tick();
    }

    /** How far long work is, for the moving line; {@code of} is all of it. */
    public void reached(String what, long done, long of) {
        far = of == 0
                ? ""
                : String.format(
                        "%s %s %s of %s (%d %%)",
                        bar(done, of), what, Human.count(done), Human.count(of), 100 * done / of);
        tick();
    }

    private static String bar(long done, long of) {
        int full = (int) (BAR * Math.max(0, Math.min(done, of)) / of);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    @Override
    public void tick() {
        if (!live) {
            return;
        }
        if (notes.isEmpty() && far.isEmpty()) {
            out.print(CLEAR_LINE);
        } else {
            Duration since = Duration.ofNanos(System.nanoTime() - begin);
            String line = SPINNER[ticks++ / 2 % SPINNER.length] + " " + Human.duration(since) + "  " + far
                    + String.join(", ", notes.keySet());
            out.print(CLEAR_LINE + "  " + line.substring(0, Math.min(line.length(), columns - 3)));
        }
        out.flush();
    }

    @Override
    public void say(String line) {
        out.println((live ? CLEAR_LINE : "") + line);
        out.flush();
    }

    /** Takes the moving line away. */
    public void end() {
        notes.clear();
        far = "";
        tick();
    }

    public Duration took() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
