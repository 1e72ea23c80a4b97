package braid.dataflow;

import braid.storage.dataset.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** How Beam's Flink runner runs the pipeline, in a cluster of this process. What differs from the defaults, and why, is in this module's README. */
final class FlinkRunnerSettings {
    private FlinkRunnerSettings() {}

    /** Those of a bounded run. */
    static FlinkPipelineOptions bounded(DataflowSettings settings) throws IOException {
        return options(settings, "bounded", flink(settings));
    }

    /**
     * Those of the live run, whose state outlives it.
     *
     * @param from the checkpoint to begin from; {@code null} for none
     */
    static FlinkPipelineOptions live(DataflowSettings settings, Path from) throws IOException {
        Map<String, String> flink = flink(settings);
        flink.put("state.backend.type", "hashmap");
        flink.put("state.checkpoints.dir", LocalFolder.address(settings.state().checkpoints()));
        flink.put("restart-strategy.type", "exponential-delay");
        flink.put("restart-strategy.exponential-delay.initial-backoff", "250 ms");
        flink.put("restart-strategy.exponential-delay.max-backoff", "5 s");
        if (from != null) {
            flink.put("execution.savepoint.path", LocalFolder.address(from));
            flink.put("execution.savepoint-restore-mode", "CLAIM");
        }
        flink.putAll(settings.all().under("dataflow.conf."));
        FlinkPipelineOptions options = options(settings, "live", flink);
        options.setStreaming(true);
        options.setAttachedMode(false);
        options.setCheckpointingInterval(settings.checkpointInterval().toMillis());
        options.setMinPauseBetweenCheckpoints(settings.checkpointInterval().toMillis() / 2);
        options.setExternalizedCheckpointsEnabled(true);
        options.setRetainExternalizedCheckpointsOnCancellation(true);
        options.setFinishBundleBeforeCheckpointing(true);
        options.setMaxBundleTimeMills(settings.flush().toMillis());
        options.setAutoWatermarkInterval(settings.flush().toMillis());
        return options;
    }

    private static Map<String, String> flink(DataflowSettings settings) {
        Map<String, String> flink = new LinkedHashMap<>();
        // Nobody else's network.
        flink.put("jobmanager.bind-host", "127.0.0.1");
        flink.put("taskmanager.bind-host", "127.0.0.1");
        flink.put("taskmanager.host", "127.0.0.1");
        flink.put("rest.address", "127.0.0.1");
        flink.put("rest.bind-address", "127.0.0.1");
        flink.put("metrics.reporters", "braid");
        flink.put("metrics.reporter.braid.factory.class", LiveCounts.class.getName());
        return flink;
    }

    private static FlinkPipelineOptions options(DataflowSettings settings, String run, Map<String, String> flink)
            throws IOException {
        FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
        options.setRunner(FlinkRunner.class);
        options.setJobName("braid-" + settings.pipeline().name());
        options.setFlinkMaster("[local]");
        options.setParallelism(settings.parallelism());
        options.setFlinkConfDir(folder(settings, run, flink).toString());
        return options;
    }

    /** The runner takes options of Flink that it does not know itself from a file only. */
    private static Path folder(DataflowSettings settings, String run, Map<String, String> flink) throws IOException {
        Path folder = Files.createDirectories(settings.state().folder().resolve("conf-" + run));
        Files.writeString(
                folder.resolve("flink-conf.yaml"),
                flink.entrySet().stream()
                        .map(option -> option.getKey() + ": " + option.getValue() + "\n")
                        .collect(Collectors.joining()));
        return folder;
    }
}
