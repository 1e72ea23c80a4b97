package braid.launcher.settings;

import braid.core.view.EnvironmentName;
import braid.launcher.member.SpeedEngine;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Which engine the speed layer of a home runs on. The home remembers it until another one is asked for. */
public final class ChosenEngine {
    /** What the user sets it with. */
    static final String KEY = "speed.engine";

    private final StackSettings settings;

    public ChosenEngine(StackSettings settings) {
        this.settings = settings;
    }

    /** What the environment says, else what the home remembers, else Braid's own. */
    public SpeedEngine current() {
        String set = settings.speedEngine();
        if (set != null) {
            return SpeedEngine.of(set);
        }
        try {
            return SpeedEngine.of(
                    Files.readString(settings.home().speedEngine()).trim());
        } catch (IOException e) {
            return SpeedEngine.BRAID;
        }
    }

    /**
     * @param asked its name; {@code null} for the one that there is
     * @throws Failure if it is unknown, or the environment says another one: every later command would go by it
     */
    public SpeedEngine choose(String asked) {
        if (asked == null) {
            return current();
        }
        SpeedEngine chosen = SpeedEngine.of(asked);
        if (settings.speedEngine() != null && chosen != current()) {
            throw new Failure("--speed asks for " + asked + ", but " + EnvironmentName.of(KEY)
                    + " (or the file that BRAID_CONFIG names) says " + current().word()
                    + ". Change or remove one of them.");
        }
        return chosen;
    }

    public void remember(SpeedEngine engine) {
        try {
            Files.writeString(settings.home().speedEngine(), engine.word() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
