package braid.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import braid.platform.client.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private final BenchReport report = new BenchReport(new Machine(2, 24L << 30, "17.0.1", 0.25));

    @BeforeEach
    void addFigures() {
        report.add(List.of(
                Figure.of("ingest, events", 41_234.6, "events/s"),
                Figure.of("point query, p99", 3.456, "ms", "< 20 ms warm")));
        report.addFailed("memory", "It is gone.");
    }

    @Test
    void text_hasTheMachineAndALineForEachFigure() {
        assertThat(report.toText().lines())
                .containsExactly(
                        "Machine: 2 cores, 24576 MiB, Java 17.0.1, load average 0.25 at the start",
                        "",
                        "measurement       figure  unit      baseline or aim",
                        "ingest, events    41,235  events/s",
                        "point query, p99    3.46  ms        < 20 ms warm",
                        "memory                 -            failed");
    }

    @Test
    void csv_hasPlainNumbersAndTheMachineAsRows() {
        assertThat(report.toCsv().lines())
                .contains("\"machine, cores\",2,\"\",", "\"ingest, events\",41235,events/s,")
                .contains("memory,,\"\",failed");
    }

    @Test
    void json_hasNumbers() throws Exception {
        JsonNode json = Api.JSON.readTree(report.toJson());

        assertThat(json.at("/machine/cores").intValue()).isEqualTo(2);
        assertThat(json.at("/figures/0/figure").intValue()).isEqualTo(41_235);
        assertThat(json.at("/figures/2/figure").isNull()).isTrue();
    }

    @Test
    void machine_isBusyAboveALoadOfOne() {
        assertThat(report.machine().isBusy()).isFalse();
        assertThat(new Machine(2, 1, "17", 1.5).isBusy()).isTrue();
    }
}
