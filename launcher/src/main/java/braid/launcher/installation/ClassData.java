package braid.launcher.installation;

import braid.launcher.member.Component;
import braid.launcher.member.EntryPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Archives of loaded classes (JVM class-data sharing), one for each component and build of Java, kept with the build: a process that starts
 * from one takes half the processor time. Made once after each build, from a process that has run, since only that knows which classes are
 * needed: by {@code braid package}, and in a checkout by the first {@code braid down}.
 *
 * <p>Only ever a help: the JVM checks an archive against the class path and leaves it if it does not fit, and where none can be made
 * (a JRE without {@code jcmd}) processes start without.
 */
public final class ClassData {
    private static final long PATIENCE_SECONDS = 60;

    /** The module that has the set-up. */
    private static final String SETUP = "storage";

    private final Installation installation;
    private final Home home;
    private final Function<Component, EntryPoint> entryPoints;

    /**
     * @param home keeps the archives where the installation cannot be written
     * @param entryPoints says what a component's process runs
     */
    public ClassData(Installation installation, Home home, Function<Component, EntryPoint> entryPoints) {
        this.entryPoints = entryPoints;
        this.installation = installation;
        this.home = home;
    }

    /** Flags for a process: to start from the component's archive, or to be able to give one. */
    public List<String> flags(Component component) {
        return has(component) ? from(archive(component)) : List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:cds*=off");
    }

    /** Flags for the set-up, which is over too soon to give an archive from outside. */
    public List<String> flagsOfSetup() {
        return hasSetup() ? from(setup()) : List.of();
    }

    private static List<String> from(Path archive) {
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds*=off");
    }

    /** Whether there is an archive of the set-up as it is built now. */
    public boolean hasSetup() {
        return isCurrent(setup(), SETUP);
    }

    private Path setup() {
        return archive(SETUP, "setup", "setup");
    }

    /** Whether there is an archive of the component as it is built now. */
    public boolean has(Component component) {
        return isCurrent(archive(component), entryPoints.apply(component).folder());
    }

    private boolean isCurrent(Path archive, String folder) {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive)
                                    .compareTo(Files.getLastModifiedTime(installation.classPathFile(folder)))
                            > 0
                    && newest(folder) <= Files.getLastModifiedTime(archive).toMillis();
        } catch (IOException e) {
            return false;
        }
    }

    /** When the youngest of the jars on the class path that belong to this build was made, in milliseconds. */
    private long newest(String folder) {
        return Stream.of(installation.classPath(folder).split(":"))
                .map(Path::of)
                .filter(jar -> jar.startsWith(installation.root()))
                .mapToLong(jar -> jar.toFile().lastModified())
                .max()
                .orElse(0);
    }

    /** Makes the archive from a running process that was started with {@link #flags}; false if that was not possible. */
    public boolean save(Component component, ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return save(archive(component), made -> new ProcessBuilder(
                        jcmd.toString(), Long.toString(process.pid()), "VM.cds", "dynamic_dump", made.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /**
     * Makes the set-up's archive; false if that was not possible.
     *
     * @param run starts the set-up with some more flags, with which it leaves the archive when it ends
     */
    public boolean saveSetup(Function<List<String>, Process> run) {
        return save(setup(), made -> run.apply(List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:cds*=off")));
    }

    /** Something that makes an archive and ends. */
    @FunctionalInterface
    private interface Maker {
        Process start(Path archive) throws IOException;
    }

    private static boolean save(Path archive, Maker maker) {
        Path made = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(archive.getParent());
            Process making = maker.start(made);
            if (!making.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                making.destroyForcibly();
            }
            if (!making.isAlive() && making.exitValue() == 0 && Files.exists(made)) {
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            Files.deleteIfExists(made);
        } catch (IOException | UncheckedIOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Path archive(Component component) {
        EntryPoint entry = entryPoints.apply(component);
        return archive(entry.folder(), "classes", entry.name());
    }

    /**
     * @param name of its file with the module's build
     * @param title the same in the home, where those of all modules are together
     */
    private Path archive(String module, String name, String title) {
        String java = System.getProperty("java.runtime.version");
        Path folder = installation.target(module);
        Path archive = folder.resolve(name + "-" + java + ".jsa");
        return isCurrent(archive, module) || Files.isWritable(folder)
                ? archive
                : home.folder().resolve("class-data").resolve(title + "-" + java + ".jsa");
    }
}
