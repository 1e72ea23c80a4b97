package braid.launcher.member;

import braid.core.text.Names;
import braid.terminal.command.UnknownName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What reads the log for the speed layer. Its process is {@code speed-layer} all the same, and writes the same deltas. */
public enum SpeedEngine {
    BRAID(EntryPoint.of(Component.SPEED)),
    STORM(new EntryPoint("speed-storm", "speed-engines/on-storm", "braid.engine.storm.Main")),
    SAMZA(new EntryPoint("speed-samza", "speed-engines/on-samza", "braid.engine.samza.Main")),
    FLINK(new EntryPoint("speed-flink", "speed-engines/on-flink", "braid.engine.flink.Main"));

    private final EntryPoint entryPoint;

    SpeedEngine(EntryPoint entryPoint) {
        this.entryPoint = entryPoint;
    }

    /** As commands and settings spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public EntryPoint entryPoint() {
        return entryPoint;
    }

    /** @throws UnknownName with the nearest one and all there are */
    public static SpeedEngine of(String word) {
        List<String> words = Arrays.stream(values()).map(SpeedEngine::word).toList();
        return Arrays.stream(values())
                .filter(engine -> engine.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new UnknownName("There is no speed engine '" + word + "'. " + Names.suggestion(word, words)));
    }
}
