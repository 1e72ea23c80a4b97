package braid.service.settings;

import braid.core.view.EnvironmentName;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The configuration of one process: every key of {@code braid/reference.properties} with the value in force.
 *
 * <p>From weakest to strongest: the reference, the file that {@code BRAID_CONFIG} names, the environment ({@code kafka.bootstrap} is
 * {@code BRAID_KAFKA_BOOTSTRAP}). Immutable. A key that the reference does not list is refused, except under the open prefixes
 * {@code kafka.client.}, {@code cassandra.driver.}, {@code spark.conf.}, {@code kappa.streams.}, {@code flink.conf.} and
 * {@code dataflow.conf.}, which belong to the engines; in the environment {@code __} is a hyphen of theirs. A key whose default is a whole
 * number takes whole numbers alone.
 */
public final class Settings {
    private static final String REFERENCE = "/braid/reference.properties";
    private static final String[] OPEN_PREFIXES = {
        "kafka.client.", "cassandra.driver.", "spark.conf.", "kappa.streams.", "flink.conf.", "dataflow.conf."
    };

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** The settings of this process, from its environment. */
    public static Settings load() {
        return of(System.getenv());
    }

    /** The settings that a process with this environment would have. */
    public static Settings of(Map<String, String> environment) {
        Map<String, String> reference = reference();
        Map<String, String> values = new TreeMap<>(reference);
        String file = environment.get("BRAID_CONFIG");
        if (file != null) {
            for (Map.Entry<String, String> entry : read(Path.of(file)).entrySet()) {
                if (!reference.containsKey(entry.getKey()) && !isOpen(entry.getKey())) {
                    throw new SettingException(
                            "Setting " + entry.getKey() + " in " + file
                                    + " is not known. The keys are listed in braid/reference.properties (docs/configuration.md).");
                }
                values.put(entry.getKey(), entry.getValue());
            }
        }
        for (String key : reference.keySet()) {
            String given = environment.get(EnvironmentName.of(key));
            if (given != null) {
                values.put(key, given);
            }
        }
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            for (String prefix : OPEN_PREFIXES) {
                if (entry.getKey().startsWith(EnvironmentName.of(prefix))) {
                    String rest =
                            entry.getKey().substring(EnvironmentName.of(prefix).length());
                    values.put(prefix + engineName(rest), entry.getValue());
                }
            }
        }
        Settings settings = new Settings(values);
        settings.requireWholeNumbers(reference);
        return settings;
    }

    /** Refuses a mistyped number at once, and not when a process that was stopped for it first asks for it. */
    private void requireWholeNumbers(Map<String, String> reference) {
        reference.forEach((key, usual) -> {
            if (WHOLE.matcher(usual).matches()) {
                whole(key);
            }
        });
    }

    /** Whether a variable of the environment sets something of an engine's, whatever it is. */
    public static boolean isOpenVariable(String name) {
        return Arrays.stream(OPEN_PREFIXES).map(EnvironmentName::of).anyMatch(name::startsWith);
    }

    private static String engineName(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace("__", "-").replace('_', '.');
    }

    /** The value of {@code key}, trimmed; empty where nothing is set. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("No such setting: " + key);
        }
        return value.trim();
    }

    public int integer(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number");
        }
    }

    public long whole(String key) {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number");
        }
    }

    /** The value of a key that takes one of some words. */
    public String choice(String key, String... words) {
        if (!List.of(words).contains(text(key))) {
            throw wrong(key, String.join(" or ", words));
        }
        return text(key);
    }

    /** The value of a key whose name ends in its unit: {@code .ms}, {@code .seconds} or {@code .hours}. */
    public Duration duration(String key) {
        long count = whole(key);
        if (key.endsWith(".ms")) {
            return Duration.ofMillis(count);
        }
        if (key.endsWith(".seconds")) {
            return Duration.ofSeconds(count);
        }
        if (key.endsWith(".hours")) {
            return Duration.ofHours(count);
        }
        throw new IllegalArgumentException("No unit in the key " + key);
    }

    /** The entries under {@code prefix}, with the prefix taken off. */
    public Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** Every key of the reference with its default. */
    public static Map<String, String> reference() {
        try (InputStream in = Settings.class.getResourceAsStream(REFERENCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return asMap(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SettingException wrong(String key, String allowed) {
        return new SettingException("Setting " + key + " is '" + text(key) + "', but must be " + allowed + ". Set "
                + EnvironmentName.of(key) + " or the key in the file that BRAID_CONFIG names.");
    }

    private static Map<String, String> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return asMap(properties);
        } catch (IOException e) {
            throw new SettingException("BRAID_CONFIG names " + file + ", which cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, String> asMap(Properties properties) {
        Map<String, String> map = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }

    private static boolean isOpen(String key) {
        for (String prefix : OPEN_PREFIXES) {
            if (key.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
