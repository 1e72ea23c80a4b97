package braid.platform.stack;

import braid.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A built copy of the repository: where each module's own class path is found. */
public record Installation(Path root) {
    /** The class path of a module, its own jar first. */
    public String classPath(String folder) {
        Path target = target(folder);
        Path list = classPathFile(folder);
        String dependencies;
        try {
            dependencies = Files.readString(list).trim();
        } catch (IOException e) {
            throw new Failure(folder + " is not built: " + list
                    + " is missing. Build it with `mvn package -DskipTests` in " + root + ".");
        }
        Path jar = target.resolve(Path.of(folder).getFileName() + ".jar");
        return Files.exists(jar) ? jar + ":" + dependencies : dependencies;
    }

    /** Where a module's build is. */
    Path target(String folder) {
        return root.resolve(folder).resolve("target");
    }

    /** The file that lists what a module needs on its class path. */
    Path classPathFile(String folder) {
        return target(folder).resolve("classpath");
    }

    /** The Java launcher that runs this process; children run on the same. */
    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
