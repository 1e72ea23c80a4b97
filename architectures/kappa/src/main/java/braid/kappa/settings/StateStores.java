package braid.kappa.settings;

import braid.service.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the local state stores, with a note of the settings that say where windows lie in them. With others Kafka Streams would
 * look for them where they are not, and count from nothing.
 */
public final class StateStores {
    private static final String NOTE = "made-with";

    private StateStores() {}

    /** @throws SettingException if the state was made with other settings */
    public static void require(KappaSettings settings) throws IOException {
        String now = "kappa.store=" + settings.store().word() + " kappa.grace.hours="
                + settings.grace().toHours();
        Path note = settings.state().resolve(NOTE);
        if (!Files.exists(note)) {
            Files.createDirectories(settings.state());
            Files.writeString(note, now);
        } else if (!Files.readString(note).equals(now)) {
            throw new SettingException("The state in " + settings.state() + " was made with " + Files.readString(note)
                    + ", but the settings are " + now + ". They are fixed for a generation: set them back, or let"
                    + " `braid kappa replay` compute a new one with the new settings.");
        }
    }
}
