package braid.lab.experiment;

import braid.lab.experiment.TrialPlan.Planned;
import braid.lab.trial.Trial;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judge;
import braid.lab.truth.Sample;
import braid.launcher.client.Api;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The folder of an experiment: what was asked, copies of all files that it depends on, and of each trial its result and everything that this was judged
 * by.
 */
public final class ExperimentFolder {
    private static final ObjectMapper JSON = Api.JSON.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final long LEAST_DISK = 3L << 30;
    private static final String RESULT = "trial.json";
    private static final String SAMPLES = "samples.jsonl.gz";
    private static final String ANSWERS = "answers.json";
    private static final String ARRIVALS = "arrivals.json";

    private final Path folder;

    public ExperimentFolder(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** @throws Failure if nothing can be kept here, or too little */
    void requireDisk() {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < LEAST_DISK) {
                throw new Failure("An experiment needs " + Human.bytes(LEAST_DISK) + " of disk at least, and there are "
                        + Human.bytes(free) + " free at " + folder + ".");
            }
        } catch (IOException e) {
            throw new Failure("Nothing can be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** Whether something was kept here. */
    boolean isBegun() {
        return Files.exists(folder.resolve("experiment.json"));
    }

    void begin(Setting setting) {
        try {
            Files.createDirectories(folder.resolve("trials"));
            write(folder.resolve("experiment.json"), setting);
        } catch (IOException e) {
            throw new Failure("Nothing can be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * What was asked, and of which machine.
     *
     * @throws Failure if there is no experiment here
     */
    public Setting setting() {
        if (!isBegun()) {
            throw new Failure(
                    folder + " is no folder of an experiment: there is no experiment.json in it. `braid compare --out "
                            + folder + "` makes one.");
        }
        return read(folder.resolve("experiment.json"), new TypeReference<>() {});
    }

    /** Copies a file into a folder of the experiment. */
    void keep(String into, Path file) {
        try {
            Path target = Files.createDirectories(folder.resolve(into)).resolve(file.getFileName());
            if (!target.toAbsolutePath().equals(file.toAbsolutePath())) {
                Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Planned trial, Trial.Outcome outcome) {
        try {
            Path into = Files.createDirectories(trialFolder(trial));
            try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(into.resolve(SAMPLES))), StandardCharsets.UTF_8))) {
                for (Sample sample : outcome.samples()) {
                    out.write(JSON.writeValueAsString(sample));
                    out.write('\n');
                }
            }
            write(into.resolve(ARRIVALS), outcome.millis());
            write(into.resolve(ANSWERS), outcome.answers());
            // Last: a trial that has it is whole.
            write(into.resolve(RESULT), outcome.result());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path trialFolder(Planned trial) {
        return folder.resolve("trials").resolve(trial.folder());
    }

    /** What a trial came to; empty if it has not run to its end. */
    Optional<TrialResult> result(Planned trial) {
        Path file = trialFolder(trial).resolve(RESULT);
        return Files.exists(file) ? Optional.of(read(file, new TypeReference<>() {})) : Optional.empty();
    }

    /** Of all trials that ran, in the order in which they did. */
    public List<TrialResult> results() {
        try (Stream<Path> trials = Files.list(folder.resolve("trials"))) {
            return trials.sorted()
                    .map(trial -> trial.resolve(RESULT))
                    .filter(Files::exists)
                    .map(file -> read(file, new TypeReference<TrialResult>() {}))
                    .toList();
        } catch (IOException e) {
            throw new Failure("There are no trials in " + folder + ".", e);
        }
    }

    List<Sample> samples(Planned trial) {
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(trialFolder(trial).resolve(SAMPLES))),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ObjectNode sample = (ObjectNode) JSON.readTree(line);
                JsonNode answer = sample.path("answer");
                samples.add(new Sample(
                        sample.path("view").asText(),
                        sample.path("askedMillis").asLong(),
                        sample.path("answeredMillis").asLong(),
                        answer.isObject() ? answer : null,
                        sample.path("refusal").isTextual()
                                ? sample.path("refusal").asText()
                                : null));
            }
            return samples;
        } catch (IOException e) {
            throw new Failure("The answers of " + trial.folder() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    long[] arrivals(Planned trial) {
        return read(trialFolder(trial).resolve(ARRIVALS), new TypeReference<>() {});
    }

    /** What each answer of a trial was worth, by view; nothing of one that came to no end. */
    public Map<String, List<Judge.Seen>> answers(TrialResult result) {
        Path file = folder.resolve("trials").resolve(folder(result)).resolve(ANSWERS);
        return Files.exists(file) ? read(file, new TypeReference<>() {}) : Map.of();
    }

    /** The name of a trial's folder. */
    public static String folder(TrialResult result) {
        return TrialPlan.folder(result.number(), result.architecture(), result.scenario(), result.repetition());
    }

    private static void write(Path file, Object value) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    private static <T> T read(Path file, TypeReference<T> type) {
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
