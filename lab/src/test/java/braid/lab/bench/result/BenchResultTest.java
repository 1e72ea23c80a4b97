package braid.lab.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.launcher.client.Api;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchResultTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final ProcessorUse USE = new ProcessorUse(
            Duration.ofSeconds(10),
            Map.of("kafka", Duration.ofSeconds(4), "ingest", Duration.ofSeconds(8)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(16),
            1.75);

    @TempDir
    private Path folder;

    @Test
    void text_linesUpAndHasTheProcessorsBesideEachFigure() {
        assertThat(result(41_234.6, 3.456).toText(null).lines())
                .containsExactly(
                        "Machine: 2 cores, 24576 MiB, Java 17.0.1, load average 0.25 at the start",
                        "",
                        "measurement       figure  unit      stack's cores  others' cores  note",
                        "ingest, events    41,235  events/s            1.2            0.3",
                        "point query, p99    3.46  ms                                      aim: <= 8 ms",
                        "memory                 -                                          gave up: it is gone");
    }

    @Test
    void csv_hasPlainNumbersAndTheMachineAsRows() {
        assertThat(result(41_234.6, 3.456).toCsv(null).lines())
                .contains("\"machine, cores\",2,\"\",\"\",\"\",", "\"ingest, events\",41235,events/s,1.2,0.3,")
                .contains("memory,,\"\",\"\",\"\",gave up: it is gone");
    }

    @Test
    void json_hasNumbersAndTheProcessorTimeOfEachProcess() throws Exception {
        JsonNode json = Api.JSON.readTree(result(41_234.6, 3.456).toJson(null));

        assertThat(json.at("/machine/cores").intValue()).isEqualTo(2);
        assertThat(json.at("/figures/0/figure").intValue()).isEqualTo(41_235);
        assertThat(json.at("/figures/0/processor/cores_by_process/ingest").doubleValue())
                .isEqualTo(0.8);
        assertThat(json.at("/figures/0/processor/other_cores").doubleValue()).isEqualTo(0.3);
        assertThat(json.at("/figures/0/processor/load_average").doubleValue()).isEqualTo(1.75);
        assertThat(json.at("/figures/2/figure").isNull()).isTrue();
        assertThat(json.at("/failed/0").textValue()).isEqualTo("memory: it is gone");
    }

    @Test
    void change_isSaidAgainstWhatWasKept() {
        Results results = new Results(folder.resolve("benchmarks"));
        results.keep(BEGIN, result(10_000, 6).toJson(null));
        Against against = Against.of(results.last().orElseThrow());

        assertThat(result(41_234.6, 3.456).toText(against).lines())
                .contains(
                        "Before:  2026-01-01T120000Z.json, of " + BEGIN,
                        "measurement       figure  unit      stack's cores  others' cores  before  change         note",
                        "ingest, events    41,235  events/s            1.2            0.3  10,000  x 4.1, better",
                        "point query, p99    3.46  ms                                         6.0  -42 %, better  aim: <= 8 ms",
                        "memory                 -                                                                 gave up: it is gone");
        assertThat(result(9_000, 6).toCsv(against).lines())
                .contains("\"ingest, events\",9000,events/s,1.2,0.3,10000,\"-10 %, worse\",")
                .contains("\"point query, p99\",6.0,ms,\"\",\"\",6.0,0 %,aim: <= 8 ms");
    }

    @Test
    void last_isTheNewestRun() {
        Results results = new Results(folder);
        assertThat(results.last()).isEmpty();

        results.keep(BEGIN.plusSeconds(60), "{}");
        results.keep(BEGIN, "{}");

        assertThat(results.last()).contains(results.file(BEGIN.plusSeconds(60)));
    }

    @Test
    void fileThatHoldsNoFigures_isRefusedByName() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"rows\": []}");
        Path text = Files.writeString(folder.resolve("notes.txt"), "2 million events");

        assertThatThrownBy(() -> Against.of(other)).isInstanceOf(Failure.class).hasMessageContaining("other.json");
        assertThatThrownBy(() -> Against.of(text)).isInstanceOf(Failure.class).hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> Against.of(folder.resolve("none.json")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void machine_isBusyAboveALoadOfOne() {
        assertThat(machine(0.25).isBusy()).isFalse();
        assertThat(machine(1.5).isBusy()).isTrue();
    }

    private static BenchResult result(double events, double millis) {
        return new BenchResult(
                machine(0.25),
                "quick",
                List.of(
                        Figure.of("ingest, events", events, "events/s", USE),
                        Figure.of("point query, p99", millis, "ms", "aim: <= 8 ms", null),
                        Figure.notMeasured("memory", "", "gave up: it is gone")),
                List.of("memory: it is gone"));
    }

    private static Machine machine(double load) {
        return new Machine(2, 24L << 30, "17.0.1", load, BEGIN);
    }
}
