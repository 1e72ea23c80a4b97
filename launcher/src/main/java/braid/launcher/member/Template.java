package braid.launcher.member;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A resource of this module with {@code ${names}} to be filled in: the servers' configuration and the JVM flags. */
public final class Template {
    private Template() {}

    static String fill(String resource, Map<String, String> values) {
        String text = read(resource);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Writes the filled resource into a file and returns the file; values are spelled as the file's format wants them. */
    public static Path write(String resource, Map<String, String> values, Path file) {
        UnaryOperator<String> spelled = resource.endsWith(".properties")
                ? Template::property
                : resource.endsWith(".yaml") ? Template::yaml : UnaryOperator.identity();
        Map<String, String> written = new HashMap<>(values);
        written.replaceAll((name, value) -> spelled.apply(value));
        try {
            return Files.writeString(file, fill(resource, written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The filled resource as command-line arguments, one a line; comments are left out. */
    public static List<String> arguments(String resource, Map<String, String> values) {
        return fill(resource, values)
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** As {@code java.util.Properties} reads it, which knows Latin-1 alone. */
    private static String property(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.replace("\\", "\\\\").toCharArray()) {
            text.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return text.toString();
    }

    /** As it stands in double quotes, and where it has no such characters, as it is. */
    private static String yaml(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String read(String resource) {
        try (InputStream in = Template.class.getResourceAsStream("/braid/launcher/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
