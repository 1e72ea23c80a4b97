package braid.lab.compare;

import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts lines of Java: those that hold more than blanks, comments, imports and a closing brace. */
final class SourceLines {
    private final Path root;

    /** @param root of the repository, with its sources */
    SourceLines(Path root) {
        this.root = root;
    }

    /**
     * Lines of all Java files in a folder and below.
     *
     * @throws Failure if the folder is not there, as in an image without sources
     */
    long in(String folder) {
        Path top = root.resolve(folder);
        if (!Files.isDirectory(top)) {
            throw new Failure(
                    "The sources in " + top + " are needed to count them. Run this in a clone of the repository.");
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .mapToLong(SourceLines::of)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long of(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).filter(SourceLines::counts).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comments here are whole lines: the formatter sees to it. */
    static boolean counts(String line) {
        return !line.isEmpty()
                && !line.equals("}")
                && !line.startsWith("//")
                && !line.startsWith("/*")
                && !line.startsWith("*")
                && !line.startsWith("import ")
                && !line.startsWith("package ");
    }
}
