package braid.acceptance;

import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A stack of its own: a folder, a range of ports, and the {@code braid} command to drive it. Closing it stops everything. */
final class Stack implements AutoCloseable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String LAMBDA = "lambda";
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(8);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path home;
    private final int portBase;
    private final Map<String, String> environment = new HashMap<>();

    private Stack(Path home, int portBase, Map<String, String> environment) {
        this.home = home;
        this.portBase = portBase;
        this.environment.put("BRAID_HOME", home.toString());
        this.environment.put("BRAID_PORT_BASE", String.valueOf(portBase));
        this.environment.putAll(environment);
    }

    /** Starts a fresh stack for a pipeline. */
    static Stack up(String pipeline, int portBase, Map<String, String> environment) {
        return up(file(pipeline), portBase, environment);
    }

    /** Starts a fresh stack for a pipeline file. */
    static Stack up(Path pipeline, int portBase, Map<String, String> environment) {
        Stack stack = fresh(pipeline, portBase, environment);
        stack.run("up", "--pipeline", pipeline.toString());
        return stack;
    }

    /** What comes of starting a fresh stack, where it should not. */
    static Result tryUp(String pipeline, int portBase, Map<String, String> environment) {
        return fresh(file(pipeline), portBase, environment)
                .tryRun("up", "--pipeline", file(pipeline).toString());
    }

    private static Stack fresh(Path pipeline, int portBase, Map<String, String> environment) {
        String name = pipeline.getFileName().toString().replace(".sql", "");
        return fresh("home-" + name + "-" + portBase, portBase, environment);
    }

    /** A stack of which nothing was started yet. */
    static Stack fresh(String folder, int portBase, Map<String, String> environment) {
        Stack stack = new Stack(ROOT.resolve("acceptance/target").resolve(folder), portBase, environment);
        stack.run("reset", "--yes");
        return stack;
    }

    private static Path file(String pipeline) {
        return ROOT.resolve("pipelines/" + pipeline + ".sql");
    }

    int port(int offset) {
        return portBase + offset;
    }

    /** Addresses of the brokers. */
    String kafka() {
        boolean three = environment.getOrDefault("BRAID_KAFKA_BROKERS", "1").equals("3");
        return three
                ? "127.0.0.1:" + port(92) + ",127.0.0.1:" + port(94) + ",127.0.0.1:" + port(96)
                : "127.0.0.1:" + port(92);
    }

    /** How to reach the log. */
    LogSettings log() {
        Map<String, String> settings = new HashMap<>(environment);
        if (!environment.containsKey("BRAID_CONFIG")) {
            settings.put("BRAID_KAFKA_BOOTSTRAP", kafka());
        }
        return LogSettings.of(Settings.of(settings));
    }

    /** Runs a braid command to its end; its standard output. Fails if it does. */
    String run(String... arguments) {
        Result result = tryRun(arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError("braid " + String.join(" ", arguments) + " exited with " + result.exitCode()
                    + ":\n" + result.output());
        }
        return result.output();
    }

    /** Runs a braid command with more environment than the stack's own. */
    String runWith(Map<String, String> more, String... arguments) {
        return with(more, () -> run(arguments));
    }

    Result tryRunWith(Map<String, String> more, String... arguments) {
        return with(more, () -> tryRun(arguments));
    }

    private <T> T with(Map<String, String> more, Supplier<T> command) {
        Map<String, String> before = Map.copyOf(environment);
        environment.putAll(more);
        try {
            return command.get();
        } finally {
            environment.clear();
            environment.putAll(before);
        }
    }

    /** What a command printed and how it ended. */
    record Result(int exitCode, String output) {}

    Result tryRun(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("braid").toString()));
        command.addAll(List.of(arguments));
        return toEnd(command);
    }

    /** Runs a line of a shell in the repository's folder. */
    Result shell(String line) {
        return toEnd(List.of("bash", "-o", "pipefail", "-c", line));
    }

    private Result toEnd(List<String> command) {
        try {
            Path output = Files.createTempFile("braid", ".out");
            Process process = process(output, command);
            if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end in " + COMMAND_LIMIT + ":\n"
                        + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts a braid command that goes on beside the test. */
    Process start(String... arguments) throws IOException {
        return start(Files.createTempFile("braid", ".out"), arguments);
    }

    /** The same; what it prints goes to a file. */
    Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("braid").toString()));
        command.addAll(List.of(arguments));
        return process(output, command);
    }

    private Process process(Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** SIGKILL to the real process of a service or server. */
    void kill(String service) {
        run("kill", service);
    }

    /** The process id of a service or server. */
    long pid(String service) throws IOException {
        return Long.parseLong(
                Files.readString(home().resolve("pids/" + service)).split("\\s+")[0]);
    }

    /** Sends a signal, {@code STOP} or {@code CONT}, to the real process of a service or server. */
    void signal(String name, String service) throws IOException, InterruptedException {
        signal(name, pid(service));
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + name + " " + pid + " exited with " + code);
        }
    }

    /** Starts whatever is not running. */
    void recover() {
        run("up");
    }

    JsonNode status(int portOffset) {
        return get(portOffset, "/status").body();
    }

    /** An answer with its code. */
    record Answer(int code, JsonNode body) {}

    Answer get(int portOffset, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(portOffset) + path))
                .GET());
    }

    Answer post(int portOffset, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(portOffset) + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            if (environment.containsKey("BRAID_API_KEY")) {
                request.header("Authorization", "Bearer " + environment.get("BRAID_API_KEY"));
            }
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofMinutes(8)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            return new Answer(0, JSON.getNodeFactory().textNode(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The merged rows of a view with their coverage; waits out answers that are refused for now (503). */
    JsonNode view(String view) {
        return view(90, view);
    }

    /** The same from the serving layer at that port. */
    JsonNode view(int portOffset, String view) {
        return answer(portOffset, "/api/v1/views/" + view + "/rows?limit=100000");
    }

    /** An answer; waits out those that are refused for now (503). */
    JsonNode answer(int portOffset, String path) {
        return Awaitility.await("an answer to " + path)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get(portOffset, path), answer -> answer.code() == 200)
                .body();
    }

    /** Runs a batch and returns its report. */
    JsonNode batch(boolean full) {
        Answer answer = post(82, "/run?full=" + full, "");
        if (answer.code() != 200) {
            throw new AssertionError("The batch run was answered with " + answer.code() + ": " + answer.body());
        }
        awaitCut(answer.body().path("cut").asLong());
        return answer.body();
    }

    /** Waits until a serving layer that answers has seen a cut: it looks for one every tenth of a second. */
    private void awaitCut(long cut) {
        String batch = Stream.of(
                        environment.getOrDefault("BRAID_ARCHITECTURES", LAMBDA).split(","))
                .filter(List.of(LAMBDA, "batch-only")::contains)
                .findFirst()
                .orElseThrow();
        Awaitility.await("cut " + cut + " to be seen")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Answer coverage = get(90, "/api/v1/coverage?architecture=" + batch);
                    JsonNode seen = coverage.body().path("cut");
                    return coverage.code() != 200 || !seen.isNumber() || seen.asLong() >= cut;
                });
    }

    /** Waits until the speed layer has folded all that is in the log. */
    void awaitCaughtUp() {
        awaitCaughtUp("");
    }

    /** Waits until an answer of an architecture shows all that is in the log. */
    void awaitCaughtUp(String architecture) {
        Awaitility.await(architecture + " to reach the log's end")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer answer = get(
                            90, "/api/v1/coverage" + (architecture.isEmpty() ? "" : "?architecture=" + architecture));
                    JsonNode lag = answer.body().path("lag_events");
                    return answer.code() == 200 && lag.isNumber() && lag.asLong() == 0;
                });
    }

    /** A session with the stack's first Cassandra node, to be closed. */
    CqlSession cassandra() {
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress("127.0.0.1", port(42)))
                .withLocalDatacenter("datacenter1")
                .build();
    }

    @Override
    public void close() {
        run("down");
    }

    Path home() {
        return home;
    }
}
