package braid.service;

import java.time.Instant;
import java.util.Map;

/** What every status says of the process that answers: {@code pid}, and {@code started}, when the operating system started it. */
public final class OwnProcess {
    private static final ProcessHandle PROCESS = ProcessHandle.current();
    private static final Instant STARTED = PROCESS.info().startInstant().orElseGet(Instant::now);

    private OwnProcess() {}

    /** Adds it to a status. */
    public static void describe(Map<String, Object> status) {
        status.put("pid", PROCESS.pid());
        status.put("started", STARTED.toString());
    }
}
