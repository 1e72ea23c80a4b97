package braid.cli.demo;

import braid.terminal.command.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the demo plays: a shipped pipeline and the tool that feeds it. */
public enum Scene {
    CLICKS(500),
    SENSORS(500),
    FLIGHTS(3000);

    private static final String FLIGHTS_FILE = "examples/flights/flights-2001-01-01_14.csv.gz";
    private static final Duration GENERATED = Duration.ofSeconds(60);

    private final int defaultRate;

    Scene(int defaultRate) {
        this.defaultRate = defaultRate;
    }

    public static Scene named(String name) {
        for (Scene scene : values()) {
            if (scene.title().equals(name)) {
                return scene;
            }
        }
        throw new Failure("There is no demo of '" + name + "'. The demos are clicks, sensors and flights;"
                + " for a pipeline of your own use `braid up --pipeline FILE` and `braid send`.");
    }

    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The tool of the ingest module that feeds the scene: {@code send} or {@code generate}. */
    String tool() {
        return this == FLIGHTS ? "send" : "generate";
    }

    List<String> arguments(Path root, Optional<Integer> rate, Optional<Duration> length) {
        List<String> arguments = new ArrayList<>();
        arguments.add(title());
        if (this == FLIGHTS) {
            arguments.add(root.resolve(FLIGHTS_FILE).toString());
        } else {
            arguments.addAll(List.of("--for", length.orElse(GENERATED).toSeconds() + "s"));
        }
        arguments.addAll(List.of("--rate", Integer.toString(rate.orElse(defaultRate))));
        return arguments;
    }
}
