package braid.launcher.pipeline;

import braid.core.view.Definition;
import braid.launcher.client.Api;
import braid.launcher.settings.Architectures;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the state of a home was computed by, remembered with it, so that an edited file is noticed before a service reads it. */
public final class HomeDefinition {
    private record Remembered(String digest, Definition definition) {}

    private final StackSettings settings;
    private final Path file;

    public HomeDefinition(StackSettings settings) {
        this.settings = settings;
        this.file = settings.home().definition();
    }

    public void remember(CheckedPipeline pipeline) {
        try {
            Files.writeString(
                    file, Api.JSON.writeValueAsString(new Remembered(pipeline.digest(), pipeline.definition())) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that compiles, and is refused if the home's state was computed by another one.
     *
     * @param runs whether a part of the stack runs, with the file as it was
     */
    public CheckedPipeline require(Path pipeline, boolean runs) {
        Optional<Remembered> before = remembered();
        if (before.isPresent() && before.get().digest().equals(CheckedPipeline.digestOf(pipeline))) {
            return CheckedPipeline.known(pipeline, before.get().digest());
        }
        CheckedPipeline checked = CheckedPipeline.compile(pipeline);
        if (before.isEmpty()) {
            return checked;
        }
        Definition was = before.get().definition();
        List<String> differences = checked.definition().differencesFrom(was);
        boolean follows = checked.definition().mayFollow(was);
        if (differences.isEmpty() || follows && !runs) {
            return checked;
        }
        throw new Failure(pipeline + " is not what the state in "
                + settings.home().folder() + " was computed by: " + String.join("; ", differences) + ". "
                + (follows ? "Take it over with `braid down` and `braid up`." : wayOut(pipeline)));
    }

    private String wayOut(Path pipeline) {
        String replay = new Architectures(settings)
                .current().stream()
                        .filter(braid.core.view.Architecture::hasGenerations)
                        .findFirst()
                        .map(one -> "Compute the log anew with `braid " + one.word() + " replay`, take")
                        .orElse("Take");
        return replay + " the change back, start over with `braid reset`, or run it beside: "
                + settings.beside(braid.launcher.pipeline.StackPipeline.nameOf(pipeline)) + " braid up --pipeline "
                + pipeline
                + ".";
    }

    /** How a file differs from what the stack runs, in a sentence; empty if it does not, or nothing is remembered. */
    public Optional<String> edited(Path pipeline) {
        Optional<Remembered> before = remembered();
        if (before.isEmpty()
                || !Files.isReadable(pipeline)
                || before.get().digest().equals(CheckedPipeline.digestOf(pipeline))) {
            return Optional.empty();
        }
        try {
            List<String> differences = CheckedPipeline.compile(pipeline)
                    .definition()
                    .differencesFrom(before.get().definition());
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of(pipeline + " was edited and is not what runs: " + String.join("; ", differences)
                            + ". `braid up` says what to do.");
        } catch (Failure | braid.core.sql.mistake.SqlMistake e) {
            return Optional.of(pipeline + " was edited and has a mistake: " + e.getMessage()
                    + " What runs is the file as it was.");
        }
    }

    /** The names of the sources that the state was computed from; those of the file where nothing is remembered. */
    public List<String> sources(Path pipeline) {
        return remembered()
                .map(Remembered::definition)
                .orElseGet(() -> CheckedPipeline.compile(pipeline).definition())
                .sources()
                .keySet()
                .stream()
                .sorted()
                .toList();
    }

    private Optional<Remembered> remembered() {
        try {
            JsonNode json = Api.JSON.readTree(Files.readString(file));
            return Optional.of(Api.JSON.treeToValue(json, Remembered.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
