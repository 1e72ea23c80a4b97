package braid.launcher.pipeline;

import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.settings.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the stores of a home were last set up for: pipeline, settings and build. While that is the same and the stores run, a process that
 * died is started without setting them up again. Of stores that the user runs nothing is known, so they are set up each time.
 */
public final class SetUpMark {
    private final Path file;
    private final boolean ownStores;
    private final String now;

    public SetUpMark(StackSettings settings, Installation installation, CheckedPipeline pipeline) {
        this.file = settings.home().setUp();
        this.ownStores = Component.servers().stream().noneMatch(settings::isExternal);
        this.now = digest(
                pipeline.digest(),
                settings.variables(pipeline.file()),
                installation.target("storage").resolve("storage.jar"));
    }

    public boolean isCurrent() {
        try {
            return ownStores && Files.readString(file).trim().equals(now);
        } catch (IOException e) {
            return false;
        }
    }

    public void put() {
        try {
            Files.writeString(file, now + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String pipeline, Map<String, String> variables, Path jar) {
        StringBuilder all =
                new StringBuilder(pipeline).append(' ').append(jar.toFile().lastModified());
        variables.forEach((name, value) -> {
            if (name.startsWith("BRAID_")) {
                all.append('\n').append(name).append('=').append(value);
            }
        });
        return CheckedPipeline.digest(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
