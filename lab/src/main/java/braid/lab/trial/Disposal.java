package braid.lab.trial;

import braid.launcher.process.Children;
import braid.launcher.stack.Stack;
import java.util.Collection;

/** Ends a stack that nobody needs any more, in the midst of whatever its own process is doing with it. */
public final class Disposal {
    private static final int ROUNDS = 40;
    private static final int QUIET = 5;
    private static final long PAUSE_MS = 100;

    private Disposal() {}

    /** Sends SIGKILL to all processes until none has come up for half a second: a start may be under way, and holds the stack's lock. */
    public static void end(Stack stack) {
        Children children = stack.children();
        int quiet = 0;
        for (int i = 0; i < ROUNDS && quiet < QUIET; i++) {
            Collection<ProcessHandle> running = children.running().values();
            running.forEach(ProcessHandle::destroyForcibly);
            quiet = running.isEmpty() ? quiet + 1 : 0;
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
