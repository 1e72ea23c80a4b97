package braid.speed;

import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.speed.engine.SpeedProcess;
import braid.speed.engine.SpeedSettings;
import java.io.IOException;

/** Runs a speed-layer instance until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try {
            run(SpeedSettings.of(Settings.load()));
        } catch (SettingException e) {
            System.err.println("The speed layer cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(SpeedSettings settings) throws IOException {
        SpeedLayer layer = new SpeedLayer(SpeedProcess.open(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(layer::close, "stop"));
        System.exit(layer.run());
    }
}
