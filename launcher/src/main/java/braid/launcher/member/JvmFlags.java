package braid.launcher.member;

import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags that a user adds to one process's JVM: {@code BRAID_JVM_SPEED_LAYER="-Xmx1g"}, words separated by blanks. They come last and win. */
public final class JvmFlags {
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([kKmMgG]?)");

    private JvmFlags() {}

    /** What they are set with. */
    public static String variable(Component component) {
        return variable(component.title());
    }

    private static String variable(String program) {
        return "BRAID_JVM_" + program.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    public static List<String> ofUser(Component component) {
        return ofUser(component.title());
    }

    /** @param program a component's title, or the name of a tool that has a process of its own */
    public static List<String> ofUser(String program) {
        String flags = System.getenv(variable(program));
        return flags == null || flags.isBlank()
                ? List.of()
                : List.of(flags.trim().split("\\s+"));
    }

    /**
     * Refuses flags of the user that a JVM does not take, in the JVM's own words.
     *
     * @param java the launcher
     */
    public static void requireUsable(Component component, String java) {
        List<String> flags = ofUser(component);
        if (flags.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(flags);
        command.add("-version");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Failure(variable(component) + " is '" + String.join(" ", flags)
                        + "', with which no JVM starts: " + words.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while the flags of " + component.title() + " were tried.", e);
        }
    }

    /** The largest heap of a component's process, in MiB: the user's, else that of its flags. */
    public static long heapMb(Component component) {
        List<String> flags = new ArrayList<>(Template.arguments(component.title() + ".jvm", Map.of()));
        flags.addAll(ofUser(component));
        long heap = 0;
        for (String flag : flags) {
            Matcher size = HEAP.matcher(flag);
            if (size.matches()) {
                heap = megabytes(Long.parseLong(size.group(1)), size.group(2).toLowerCase(Locale.ROOT));
            }
        }
        return heap;
    }

    private static long megabytes(long size, String unit) {
        return switch (unit) {
            case "g" -> size * 1024;
            case "m" -> size;
            case "k" -> size / 1024;
            default -> size / (1024 * 1024);
        };
    }

    /** What a component's JVM takes beside its heap, in MiB: classes, compiled code, threads, buffers. An estimate. */
    public static long besideHeapMb(Component component) {
        return switch (component) {
            case H2 -> 80;
            case KAFKA, INGEST, SPEED, STREAM_ONLY -> 200;
            case SERVING, KAPPA -> 250;
            case CASSANDRA, FLINK, DATAFLOW -> 400;
            case BATCH -> 450;
        };
    }
}
