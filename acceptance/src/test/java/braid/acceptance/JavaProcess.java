package braid.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM that a test starts beside a stack, from the class path of a module and with the flags that the launcher gives it. */
final class JavaProcess implements AutoCloseable {
    private static final String LAUNCHER = "launcher/src/main/resources/braid/launcher/";

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it; its output goes to {@code folder/log}.
     *
     * @param module the folder of the module whose class path it gets
     * @param flags the flags of the JVM
     * @param arguments the main class and its arguments
     */
    static JavaProcess start(
            Path folder, String module, List<String> flags, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(module)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start());
    }

    /** What a module runs with, its own jar first. */
    static String classPath(String module) throws IOException {
        Path target = Stack.ROOT.resolve(module).resolve("target");
        Path jar = target.resolve(Path.of(module).getFileName() + ".jar");
        String dependencies = Files.readString(target.resolve("classpath")).trim();
        return Files.exists(jar) ? jar + ":" + dependencies : dependencies;
    }

    /** The flags with which the launcher starts a process; {@code values} are put in for {@code ${names}}. */
    static List<String> flags(String process, Map<String, String> values) throws IOException {
        return lines(process + ".jvm", values).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** A file of the launcher's, with {@code values} put in for {@code ${names}}. */
    static List<String> lines(String file, Map<String, String> values) throws IOException {
        String text = Files.readString(Stack.ROOT.resolve(LAUNCHER + file));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text.lines().toList();
    }

    /** Waits until it has ended; its exit code. */
    int end() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL to it and to all that it started, as when a machine is gone. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** SIGTERM, as in an orderly scale-down; SIGKILL to one that does not mind it. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
