package braid.launcher.installation;

import braid.launcher.member.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private final Installation installation;
    private final Home home;

    /** @param home keeps the archives where the installation cannot be written */
    public ClassData(Installation installation, Home home) {
        this.installation = installation;
        this.home = home;
    }

    /** Flags for a process: to start from the component's archive, or to be able to give one. */
    public List<String> flags(Component component) {
        return has(component)
                ? List.of("-XX:SharedArchiveFile=" + archive(component), "-Xshare:auto", "-Xlog:cds*=off")
                : List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:cds*=off");
    }

    /** Whether there is an archive of the component as it is built now. */
    public boolean has(Component component) {
        return isCurrent(archive(component), component);
    }

    private boolean isCurrent(Path archive, Component component) {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive)
                                    .compareTo(
                                            Files.getLastModifiedTime(installation.classPathFile(component.folder())))
                            > 0
                    && newest(component) <= Files.getLastModifiedTime(archive).toMillis();
        } catch (IOException e) {
            return false;
        }
    }

    /** When the youngest of the jars on the class path that belong to this build was made, in milliseconds. */
    private long newest(Component component) {
        return Stream.of(installation.classPath(component.folder()).split(":"))
                .map(Path::of)
                .filter(jar -> jar.startsWith(installation.root()))
                .mapToLong(jar -> jar.toFile().lastModified())
                .max()
                .orElse(0);
    }

    /** Makes the archive from a running process that was started with {@link #flags}; false if that was not possible. */
    public boolean save(Component component, ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path archive = archive(component);
        Path made = archive.resolveSibling("classes-" + process.pid() + ".jsa");
        try {
            Files.createDirectories(archive.getParent());
            Process dump = new ProcessBuilder(
                            jcmd.toString(), Long.toString(process.pid()), "VM.cds", "dynamic_dump", made.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!dump.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                dump.destroyForcibly();
            }
            if (!dump.isAlive() && dump.exitValue() == 0 && Files.exists(made)) {
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            Files.deleteIfExists(made);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Path archive(Component component) {
        String java = System.getProperty("java.runtime.version");
        Path folder = installation.target(component.folder());
        Path archive = folder.resolve("classes-" + java + ".jsa");
        return isCurrent(archive, component) || Files.isWritable(folder)
                ? archive
                : home.folder().resolve("class-data").resolve(component.title() + "-" + java + ".jsa");
    }
}
