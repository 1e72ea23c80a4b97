package braid.launcher.settings;

import braid.core.view.EnvironmentName;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the user set: in the environment, or in the file that {@code BRAID_CONFIG} names. Immutable. */
final class UserSettings {
    private final Map<String, String> environment;
    private final Path workingFolder;
    private final Set<String> keysInFile;

    UserSettings(Map<String, String> environment, Path workingFolder) {
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
        this.keysInFile = keysInFile(environment.get("BRAID_CONFIG"));
    }

    Map<String, String> environment() {
        return environment;
    }

    Path workingFolder() {
        return workingFolder;
    }

    boolean isSet(String key) {
        return environment.containsKey(EnvironmentName.of(key)) || keysInFile.contains(key);
    }

    private Set<String> keysInFile(String file) {
        if (file == null) {
            return Set.of();
        }
        try (Reader reader = Files.newBufferedReader(workingFolder.resolve(file))) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames();
        } catch (IOException e) {
            throw new Failure("BRAID_CONFIG names " + file + ", which cannot be read: " + e.getMessage());
        }
    }
}
