package braid.cli.stack;

import braid.cli.command.Command;
import braid.launcher.installation.Installation;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "package",
        description =
                "Make one archive of this checkout that runs anywhere with a Java 17: no Maven, no network, any folder, any user."
                        + " Runs its stack once, so that even the first start from it has class data.",
        footer = {
            "",
            "Examples:",
            "  braid package",
            "  braid package --to /tmp/braid.tar.gz --with-architectures",
            "  tar xzf braid.tar.gz && braid-*/braid demo --pipeline flights"
        })
public final class PackageCommand extends Command {
    private static final List<String> ARCHITECTURES = List.of(
            "architectures/kappa",
            "architectures/flink",
            "architectures/dataflow",
            "speed-engines/on-storm",
            "speed-engines/on-samza",
            "speed-engines/on-flink");

    @Option(
            names = "--to",
            paramLabel = "FILE",
            defaultValue = "braid.tar.gz",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path to;

    @Option(
            names = "--with-architectures",
            description = "With Kappa, Flink and Dataflow, and the engines of the speed layer: nearly twice as large.")
    private boolean withArchitectures;

    @Option(
            names = "--no-class-data",
            description = "Without the run: smaller and sooner made; the first start from it takes twice as long.")
    private boolean noClassData;

    @Override
    protected void execute() {
        Installation installation = context().installation();
        if (installation.isArchive()) {
            throw new Failure("This is an archive already: " + installation.root() + " can be copied as it is.");
        }
        Path file = context().workingFolder().resolve(to).normalize();
        if (!Files.isDirectory(file.getParent()) || !Files.isWritable(file.getParent())) {
            throw new Failure("--to is " + file + ", but " + file.getParent() + " is no folder that can be written.");
        }
        List<String> command = new ArrayList<>(List.of(
                installation.root().resolve("package").resolve("make").toString(),
                file.toString(),
                noClassData ? "0" : Integer.toString(context().settings().portBase())));
        if (withArchitectures) {
            command.addAll(ARCHITECTURES);
        }
        run(command);
        print("Made " + file + ", " + (file.toFile().length() >> 20) + " MB.");
    }

    private static void run(List<String> command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new Failure("The archive was not made; what went wrong stands above.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
