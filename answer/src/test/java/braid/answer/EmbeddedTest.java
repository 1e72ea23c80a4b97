package braid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of a program that embeds the library, run as a reader of it would. */
class EmbeddedTest {
    @Test
    void example_answersFromBothSides() throws Exception {
        Process example = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Path.of("..", "examples", "embed", "OneAnswer.java").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("item,units\r\napples,75\r\npears,30\r\n");
        assertThat(example.waitFor()).isZero();
    }
}
