package braid.batch;

import braid.core.sql.mistake.SqlMistake;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;

/** Starts the batch layer and runs until it is stopped. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.ROOT);
        try {
            BatchLayer layer = BatchLayer.start(Settings.load());
            Runtime.getRuntime().addShutdownHook(new Thread(layer::close, "stop"));
            layer.await();
        } catch (SettingException | SqlMistake | IOException e) {
            System.err.println("The batch layer cannot start: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
