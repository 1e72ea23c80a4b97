package braid.platform.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A resource of this module with {@code ${names}} to be filled in: the servers' configuration and the JVM flags. */
final class Template {
    private Template() {}

    static String fill(String resource, Map<String, String> values) {
        String text = read(resource);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Writes the filled resource into a file and returns the file. */
    static Path write(String resource, Map<String, String> values, Path file) {
        try {
            return Files.writeString(file, fill(resource, values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The filled resource as command-line arguments, one a line; comments are left out. */
    static List<String> arguments(String resource, Map<String, String> values) {
        return fill(resource, values)
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream("/braid/platform/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
