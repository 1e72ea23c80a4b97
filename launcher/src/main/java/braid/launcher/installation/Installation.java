package braid.launcher.installation;

import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that the command runs from: a built checkout, or an archive that {@code braid package} made, which may lie anywhere. In both, a
 * module's jar is {@code MODULE/target/MODULE.jar}, and {@code MODULE/target/classpath} lists what else it loads from; places in it that are
 * not absolute are in this folder. What says the same to shells is {@code package/layout.sh}.
 */
public record Installation(Path root) {
    /** What the folder is called in the folder of a process that is to have a class path that does not name it. */
    private static final String LINK = "installation";

    /** The class path of a module, its own jar first; every place in it is absolute. */
    public String classPath(String folder) {
        return classPath(folder, place -> root.resolve(place).toString());
    }

    /**
     * The class path for a process whose working folder is {@code working}. That of an archive goes through a link in that folder, and so is
     * the same text wherever the archive lies: class data is only taken for the class path that it was made with.
     */
    public String classPathIn(Path working, String folder) {
        return isArchive() && hasLink(working)
                ? classPath(folder, place -> Path.of(LINK).resolve(place).toString())
                : classPath(folder);
    }

    private String classPath(String folder, UnaryOperator<String> resolve) {
        Path list = classPathFile(folder);
        String dependencies;
        try {
            dependencies = Files.readString(list).trim();
        } catch (IOException e) {
            throw new Failure(
                    isArchive()
                            ? folder + " is not part of this archive: " + list
                                    + " is missing. One that has it is made by `braid package --with-architectures`."
                            : folder + " is not built: " + list
                                    + " is missing. Build it with `mvn package -DskipTests` in " + root + ".");
        }
        Path jar = Path.of(folder, "target", Path.of(folder).getFileName() + ".jar");
        Stream<String> own = Files.exists(root.resolve(jar)) ? Stream.of(jar.toString()) : Stream.empty();
        return Stream.concat(own, Arrays.stream(dependencies.split(":")))
                .map(place -> Path.of(place).isAbsolute() ? place : resolve.apply(place))
                .collect(Collectors.joining(":"));
    }

    private boolean hasLink(Path working) {
        Path link = working.resolve(LINK);
        try {
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(root)) {
                return true;
            }
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link);
            }
            Files.createSymbolicLink(link, root);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether this is an archive (or an image), which has nothing to build it from, and says itself what it is. */
    public boolean isArchive() {
        return Files.exists(release());
    }

    /** The state of a stack where {@code BRAID_HOME} does not say: in this folder, or if it cannot be written in the user's own. */
    public Path home(Path ofUser) {
        return (isArchive() && !Files.isWritable(root) ? ofUser : root).resolve(".braid");
    }

    /** Where a module's build is. */
    public Path target(String folder) {
        return root.resolve(folder).resolve("target");
    }

    /** The file that lists what a module needs on its class path. */
    Path classPathFile(String folder) {
        return target(folder).resolve("classpath");
    }

    /** What an archive says of itself: {@code version} and {@code commit}. A checkout has none. */
    public Path release() {
        return root.resolve("release.properties");
    }

    /** The Java launcher that runs this process; children run on the same. */
    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
