package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** {@code braid compare}: Lambda and the one-thread program under the scenario that kills what computes, on a real stack. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompareIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PORT_BASE = "22200";
    private static Stack stack;
    private static Path out;

    @BeforeAll
    static void compare() {
        stack = Stack.fresh("home-compare", 22_000, Map.of());
        out = Stack.ROOT.resolve("acceptance/target/compare");
        stack.shell("rm -rf " + out);
    }

    @Test
    @Order(1)
    void lambda_isRightAtEveryMoment_whenItsEngineIsKilled() throws IOException {
        Stack.Result result = stack.tryRun(
                "compare",
                "--architectures",
                "lambda",
                "--scenario",
                "crash",
                "--events",
                "3000",
                "--repeat",
                "1",
                "--port-base",
                PORT_BASE,
                "--out",
                out.toString());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("one-thread");
        JsonNode lambda = trial("lambda");
        assertThat(lambda.path("judgement").path("isRightAtLast").asBoolean()).isTrue();
        assertThat(lambda.path("judgement").path("impossible").asInt()).isZero();
        assertThat(lambda.path("judgement").path("answers").asInt()).isGreaterThan(20);
        assertThat(lambda.path("cpuSeconds").asDouble()).isPositive();
        assertThat(lambda.path("recoveries").size()).isEqualTo(1);
        assertThat(trial("one-thread").path("judgement").path("isRightAtLast").asBoolean())
                .isTrue();
        assertThat(lambda.path("recording")).isEqualTo(trial("one-thread").path("recording"));
    }

    private static JsonNode trial(String architecture) throws IOException {
        return JSON.readTree(Files.readString(file(architecture)));
    }

    private static Path file(String architecture) throws IOException {
        try (var folders = Files.list(out.resolve("trials"))) {
            return folders.filter(folder -> folder.getFileName().toString().contains("-" + architecture + "-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("trial.json");
        }
    }

    @Test
    @Order(2)
    void report_asksNoHostForAnything() throws IOException {
        String page = Files.readString(out.resolve("report.html"));

        assertThat(page).contains("What the figures say", "<svg", "lambda", "one-thread");
        assertThat(page).doesNotContain("http://", "https://", "@import", "url(");
        assertThat(Files.readString(out.resolve("report.md"))).contains("| crash | lambda | exact | yes |");
    }

    @Test
    @Order(3)
    void verify_findsFiguresThatTheAnswersDoNotSupport() throws IOException {
        assertThat(stack.tryRun("compare", "verify", out.toString()).exitCode()).isZero();

        Path file = file("lambda");
        String kept = Files.readString(file);
        Files.writeString(file, kept.replaceFirst("\"lost\" : 0", "\"lost\" : 7"));
        Stack.Result result = stack.tryRun("compare", "verify", out.toString());
        Files.writeString(file, kept);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("lambda");
    }

    @Test
    @Order(4)
    void mistakeInAScenario_isWrongUsage_toldWithItsPlace() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(out).resolve("mine.yaml"),
                "about: Mine.\nworkload:\n  generate: click\narrival:\n  - rate: 10\n    for: 1s\n");

        Stack.Result result = stack.tryRun("compare", "--scenario", file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("mine.yaml, line 3, column 13", "Did you mean 'clicks'?");
    }

    @Test
    @Order(5)
    void experimentThatIsThere_isNotWrittenOver() {
        Stack.Result result =
                stack.tryRun("compare", "--scenario", "steady", "--port-base", PORT_BASE, "--out", out.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("--resume");
    }
}
