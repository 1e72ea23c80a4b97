package braid.speed;

import braid.service.Settings;

/** Runs a speed-layer instance until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        SpeedLayer layer = SpeedLayer.open(SpeedSettings.of(Settings.load()));
        Runtime.getRuntime().addShutdownHook(new Thread(layer::close, "stop"));
        System.exit(layer.run());
    }
}
