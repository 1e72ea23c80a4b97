package braid.launcher.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Which Braid this is, in a line: version, commit, Java. An archive says so itself; in a checkout Maven and git are asked. */
public final class Version {
    private static final String POM = "/META-INF/maven/braid/launcher/pom.properties";
    private static final long PATIENCE_SECONDS = 5;

    private Version() {}

    public static String of(Installation installation) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(installation.release())) {
            release.load(reader);
        } catch (IOException e) {
            release.setProperty("version", built());
            release.setProperty("commit", commit(installation));
        }
        return "braid " + release.getProperty("version") + ", commit " + release.getProperty("commit") + ", Java "
                + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
    }

    private static String built() {
        try (InputStream in = Version.class.getResourceAsStream(POM)) {
            Properties pom = new Properties();
            if (in != null) {
                pom.load(in);
            }
            return pom.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String commit(Installation installation) {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            installation.root().toString(),
                            "describe",
                            "--always",
                            "--abbrev=12",
                            "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
