package braid.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Lab.commands()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "compare"})
    void help_hasExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example").contains("braid " + command);
    }

    @Test
    void unknownArchitecture_isWrongUsageWithTheNearestName() {
        assertThat(run("compare", "--architectures", "lambda,kapa")).isEqualTo(2);
        assertThat(err.toString()).contains("'kapa'").contains("kappa");
    }

    @Test
    void unknownMeasurement_isWrongUsageThatNamesAll() {
        assertThat(run("bench", "--only", "memory,sped")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'sped'")
                .contains("startup, ingest, speed, consumer, freshness, batch, query, capacity, scan, pages, memory");
    }

    @Test
    void measuringNothing_isWrongUsageThatNamesTheOption() {
        assertThat(run("bench", "--events", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--events").contains("above 0");
        assertThat(run("bench", "--p99", "off")).isEqualTo(2);
        assertThat(err.toString()).contains("--p99");
    }

    @Test
    void figuresThatAreNotThere_areRefusedBeforeAnythingStarts() {
        assertThat(run("bench", "--against", "none.json")).isEqualTo(1);
        assertThat(err.toString()).contains("none.json").contains("--against").doesNotContain("Measuring");
    }
}
