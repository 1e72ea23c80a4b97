package braid.lab.plain;

import braid.core.view.View;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.trial.Trial;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Arrivals;
import braid.lab.truth.Judge;
import braid.lab.truth.Oracle;
import braid.lab.truth.Sample;
import braid.launcher.client.Api;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link Plain} over a recording, in a process of its own, and judges what it prints as any architecture's last answers. */
public final class PlainTrial {
    /** What it is called beside the architectures. */
    public static final String NAME = "one-thread";

    private PlainTrial() {}

    /**
     * @param java the launcher
     * @param folder for the events as a file, which is deleted again
     */
    public static Trial.Outcome run(
            Scenario scenario,
            Recording recording,
            Oracle oracle,
            String java,
            Path folder,
            int number,
            int repetition) {
        try {
            Path file = Files.createTempFile(folder, "events", ".ndjson");
            try {
                recording.writeJson(file);
                JsonNode said = run(java, recording.source().name(), file);
                return outcome(scenario, recording, oracle, said, number, repetition);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode run(String java, String source, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Plain.class.getName(),
                        source,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new Failure("The one-thread program ended with " + process.exitValue() + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
        return Api.JSON.readTree(said);
    }

    private static Trial.Outcome outcome(
            Scenario scenario, Recording recording, Oracle oracle, JsonNode said, int number, int repetition) {
        List<Sample> samples = new ArrayList<>();
        for (View view : oracle.judged()) {
            ObjectNode answer = Api.JSON.createObjectNode();
            answer.set("rows", said.path(view.name()));
            samples.add(new Sample(view.name(), 0, 0, answer, null));
        }
        long[] preloaded = new long[recording.events().size()];
        Judge.Judged judged = new Judge(oracle, new Arrivals(preloaded, preloaded)).of(samples);
        return new Trial.Outcome(
                new TrialResult(
                        number,
                        NAME,
                        scenario.name(),
                        repetition,
                        recording.hash(),
                        null,
                        0,
                        recording.events().size(),
                        said.path("seconds").asDouble(),
                        said.path("cpu_seconds").asDouble(),
                        0,
                        0,
                        List.of(),
                        judged.judgement()),
                samples,
                preloaded,
                judged.answers());
    }
}
