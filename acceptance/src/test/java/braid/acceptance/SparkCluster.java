package braid.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Spark standalone cluster of processes: a master and two workers of one core each, from the batch layer's own class path. */
final class SparkCluster implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int MASTER = 160;
    private static final int MASTER_PAGE = 161;
    private static final int WORKER_PAGE = 162;

    private final Path folder;
    private final int portBase;
    private final Map<String, String> environment = new HashMap<>();
    private final JavaProcess[] workers = new JavaProcess[WORKERS];
    private JavaProcess master;

    SparkCluster(Path folder, int portBase) throws IOException {
        this.folder = folder;
        this.portBase = portBase;
        environment.put("SPARK_HOME", sparkHome().toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    }

    /** Starts all of it. */
    void start() throws IOException {
        startMaster();
        for (int worker = 0; worker < WORKERS; worker++) {
            startWorker(worker);
        }
    }

    private void startMaster() throws IOException {
        master = start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                port(MASTER),
                "--webui-port",
                port(MASTER_PAGE));
    }

    void startWorker(int worker) throws IOException {
        workers[worker] = start(
                "worker-" + worker,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                page(worker),
                "--work-dir",
                folder.resolve("work-" + worker).toString(),
                master());
    }

    /** SIGKILL to a worker and its executors, as when its machine is gone. */
    void kill(int worker) {
        workers[worker].kill();
    }

    /** What {@code spark.master} has to be. */
    String master() {
        return "spark://127.0.0.1:" + port(MASTER);
    }

    /** What a driver needs in its environment to use the cluster. */
    Map<String, String> environment() {
        return environment;
    }

    /** The worker that an executor runs on, of those that the driver's {@code /executors} lists. */
    int workerOf(JsonNode executor) {
        String log = executor.path("executorLogs").path("stdout").asText();
        return log.contains(":" + page(0) + "/") ? 0 : log.contains(":" + page(1) + "/") ? 1 : -1;
    }

    private String page(int worker) {
        return port(WORKER_PAGE + worker);
    }

    private String port(int offset) {
        return Integer.toString(portBase + offset);
    }

    private JavaProcess start(String name, String... arguments) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        List<String> flags = new ArrayList<>(JavaProcess.flags("batch-layer", Map.of("tmp", own.toString())));
        flags.add("-Xmx256m");
        return JavaProcess.start(own, "batch-layer", flags, List.of(arguments), environment);
    }

    /** A worker builds its executors' class path from {@code SPARK_HOME/jars}. */
    private Path sparkHome() throws IOException {
        Path home = folder.resolve("spark");
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String jar : JavaProcess.classPath("batch-layer").split(":")) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, Path.of(jar));
            }
        }
        return home;
    }

    @Override
    public void close() {
        Stream.concat(Stream.of(workers), Stream.of(master))
                .filter(process -> process != null)
                .forEach(JavaProcess::kill);
    }
}
