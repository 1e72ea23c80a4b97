package braid.launcher.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home may be called anything: each file's format spells its name in its own way. */
class TemplateTest {
    private static final String AWKWARD = "/tmp/mein \"Bräid\" 50% #1\\x";

    @TempDir
    Path folder;

    @Test
    void properties_giveTheNameBack() throws IOException {
        Map<String, String> values = new HashMap<>(Map.of("data", AWKWARD));
        Path file = Template.write("kafka.properties", values, folder.resolve("kafka.properties"));
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        }
        assertThat(read.getProperty("log.dirs")).isEqualTo(AWKWARD);
    }

    @Test
    void yaml_hasTheNameInQuotes() throws IOException {
        Path file = Template.write("cassandra.yaml", Map.of("data", AWKWARD), folder.resolve("cassandra.yaml"));
        assertThat(Files.readString(file))
                .contains("commitlog_directory: \"/tmp/mein \\\"Bräid\\\" 50% #1\\\\x/commitlog\"");
    }
}
