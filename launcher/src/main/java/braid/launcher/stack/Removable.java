package braid.launcher.stack;

import braid.launcher.installation.Home;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.pipeline.HomeDefinition;
import braid.launcher.pipeline.StackPipeline;
import braid.launcher.settings.StackSettings;
import braid.service.Locations;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a stack has made, wherever it is: in its home, in stores of the user's own, in folders that a setting names. Listed before it is
 * removed.
 */
public final class Removable {
    private static final Map<Component, String> STORES =
            Map.of(Component.KAFKA, "kafka", Component.CASSANDRA, "cassandra", Component.H2, "warehouse");

    private final Installation installation;
    private final StackSettings settings;
    private final StackPipeline pipeline;
    private final HomeDefinition definition;

    Removable(Installation installation, StackSettings settings, StackPipeline pipeline, HomeDefinition definition) {
        this.installation = installation;
        this.settings = settings;
        this.pipeline = pipeline;
        this.definition = definition;
    }

    /** What there is, a line each. */
    public List<String> list() {
        List<String> lines = new ArrayList<>();
        settings.home()
                .parts()
                .forEach(part -> lines.add(part + " in " + settings.home().folder()));
        lines.addAll(inStores("list"));
        outside().forEach(folder -> lines.add("the folder " + folder));
        return lines;
    }

    /** What a setting puts where Braid removes nothing, as a sentence; empty if there is no such thing. */
    public Optional<String> stays() {
        return settings.masterDataset()
                .filter(Locations::isAddress)
                .map(address -> "The master dataset at " + address + " stays: remove " + address + "/" + name()
                        + " with that file system's own tools before the next `braid up`.");
    }

    /** Removes it; the stack must have stopped. */
    void remove() {
        inStores("remove");
        outside().forEach(Home::delete);
        settings.home().clear();
    }

    /** Existing folders of this machine that settings put outside of the home. */
    private List<Path> outside() {
        List<Path> folders = new ArrayList<>();
        settings.masterDataset()
                .filter(place -> !Locations.isAddress(place))
                .map(place -> settings.workingFolder().resolve(place).resolve(name()))
                .ifPresent(folders::add);
        settings.stateFolders()
                .forEach(place -> folders.add(settings.workingFolder().resolve(place)));
        return folders.stream().map(Path::normalize).filter(Files::exists).toList();
    }

    private String name() {
        return pipeline.remembered().map(StackPipeline::nameOf).orElse("");
    }

    /** Asks the user's own stores, in a process with their clients. */
    private List<String> inStores(String verb) {
        List<String> stores = STORES.keySet().stream()
                .filter(settings::isExternal)
                .map(STORES::get)
                .sorted()
                .toList();
        Optional<Path> file = pipeline.remembered();
        if (stores.isEmpty() || file.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(
                installation.java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                installation.classPath("storage"),
                "braid.storage.removal.Removal",
                verb,
                name(),
                String.join(",", definition.sources(file.get()))));
        command.addAll(stores);
        return lines(command, file.get(), String.join(", ", stores));
    }

    private List<String> lines(List<String> command, Path file, String stores) {
        Path errors = settings.home().logs().resolve("reset.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(settings.variables(file));
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Failure("What the stack has in " + stores + " could not be listed or removed; nothing in "
                        + settings.home().folder() + " was deleted. "
                        + String.join("\n", braid.launcher.process.LogTail.lines(errors, 3))
                        + " Try again when these stores answer; `braid reset --home-only` leaves what is in them.");
            }
            return said.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
