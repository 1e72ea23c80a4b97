package braid.launcher.start;

import braid.launcher.installation.ClassData;
import braid.launcher.installation.Home;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.EntryPoint;
import braid.launcher.member.JvmFlags;
import braid.launcher.member.Member;
import braid.launcher.member.Template;
import braid.launcher.process.Launch;
import braid.launcher.process.LogTail;
import braid.launcher.process.Probe;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How to start Braid's own processes: the one-shot set-up of the stores, and the four services. */
public final class Services {
    static final Duration DEADLINE = Duration.ofSeconds(240);

    private final Installation installation;
    private final StackSettings settings;
    private final ClassData classData;

    public Services(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.classData = new ClassData(installation, settings.home(), settings::entryPoint);
    }

    Launch launch(Member member, Path pipeline) {
        Component service = member.component();
        Path tmp = Home.createFolder(settings.home().tmp(member.name()));
        return new Launch(
                member.name(),
                command(service, settings.entryPoint(service).mainClass(), tmp),
                settings.variables(member, pipeline),
                tmp,
                Probe.http(settings.localAddress(member).resolve("/health/readiness")),
                DEADLINE);
    }

    /** A process with a service's class path, flags and settings, but another main class; the caller says where its output goes. */
    public ProcessBuilder beside(Component service, String mainClass, Path pipeline) {
        Path tmp = Home.createFolder(settings.home().tmp("beside-" + service.title()));
        ProcessBuilder builder = new ProcessBuilder(command(service, mainClass, tmp)).directory(tmp.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings.variables(Member.of(service), pipeline));
        return builder;
    }

    private List<String> command(Component service, String mainClass, Path tmp) {
        EntryPoint entry = settings.entryPoint(service);
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(Template.arguments(entry.name() + ".jvm", Map.of("tmp", tmp.toString())));
        command.addAll(classData.flags(service));
        command.addAll(JvmFlags.ofUser(service));
        command.addAll(List.of("-cp", installation.classPathIn(tmp, entry.folder()), mainClass));
        return command;
    }

    /** Starts the process that creates topics, keyspace and tables where they are missing. */
    Process startSetup(Path pipeline) {
        return startSetup(pipeline, classData.flagsOfSetup());
    }

    /**
     * Keeps the class data of the set-up, where there are none: it is run once more, which changes nothing in stores that are set up for this pipeline.
     * Nothing is kept where that fails.
     */
    public void keepSetupClassData(Path pipeline) {
        if (!classData.hasSetup()) {
            classData.saveSetup(flags -> startSetup(pipeline, flags));
        }
    }

    private Process startSetup(Path pipeline, List<String> classData) {
        List<String> command = new ArrayList<>(
                List.of(installation.java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(classData);
        command.addAll(List.of("-cp", installation.classPath("storage"), "braid.storage.Setup"));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Home.createFolder(settings.home().tmp("setup")).toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(setupLog().toFile());
            builder.environment().clear();
            builder.environment().putAll(settings.variables(pipeline));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a set-up that failed or still runs, with its last words. */
    void requireSetUp(Process setup) {
        if (setup.isAlive()) {
            throw new Failure(
                    "Setting up the stores took longer than " + DEADLINE.toSeconds() + " s; see " + setupLog() + ".");
        }
        if (setup.exitValue() != 0) {
            List<String> words = LogTail.lines(setupLog(), 20).stream()
                    .filter(line -> !line.startsWith("SLF4J"))
                    .toList();
            throw new Failure("The stores could not be set up. " + String.join("\n", words));
        }
    }

    private Path setupLog() {
        return settings.home().logs().resolve("setup.log");
    }
}
