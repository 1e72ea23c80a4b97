package braid.flink;

import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.dataset.LocalFolder;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;

/** How Flink runs the program. What differs from its defaults, and why, is in this module's README, each with its page of the documentation. */
final class FlinkOptions {
    private FlinkOptions() {}

    static Configuration of(FlinkSettings settings) {
        Configuration options = new Configuration();
        common(options, settings.parallelism(), settings.watermarkIdle());
        gather(options, settings.pipeline(), settings.miniBatch());
        return options;
    }

    /** Those of every run. */
    static void common(Configuration options, int parallelism, Duration idle) {
        options.setString("execution.target", "local");
        options.setString("parallelism.default", Integer.toString(parallelism));
        options.setString("table.local-time-zone", "UTC");
        options.setString("table.optimizer.agg-phase-strategy", "ONE_PHASE");
        options.setString("table.exec.source.idle-timeout", idle.toMillis() + " ms");
        options.setString("table.exec.uid.generation", "ALWAYS");
        options.setString("restart-strategy.type", "exponential-delay");
        options.setString("restart-strategy.exponential-delay.initial-backoff", "250 ms");
        options.setString("restart-strategy.exponential-delay.max-backoff", "5 s");
        // Nobody else's network.
        options.setString("jobmanager.bind-host", "127.0.0.1");
        options.setString("taskmanager.bind-host", "127.0.0.1");
        options.setString("taskmanager.host", "127.0.0.1");
        options.setString("rest.address", "127.0.0.1");
        options.setString("rest.bind-address", "127.0.0.1");
        options.setString("metrics.reporters", "braid");
        options.setString("metrics.reporter.braid.factory.class", FlinkMetrics.class.getName());
    }

    /** Those of the streaming job, whose state outlives it. */
    static Configuration streaming(FlinkSettings settings, SavedState.Start start) {
        Configuration options = of(settings);
        options.setString("state.backend.type", "hashmap");
        options.setString(
                "execution.checkpointing.interval",
                settings.checkpointInterval().toMillis() + " ms");
        options.setString(
                "execution.checkpointing.min-pause",
                settings.checkpointInterval().toMillis() / 2 + " ms");
        options.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        options.setString("execution.checkpointing.storage", "filesystem");
        options.setString(
                "execution.checkpointing.dir",
                LocalFolder.address(settings.state().checkpoints()));
        options.setString(
                "execution.checkpointing.savepoint-dir",
                LocalFolder.address(settings.state().savepoints()));
        options.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        if (start != null) {
            options.setString("execution.state-recovery.path", start.path());
            options.setString("execution.state-recovery.claim-mode", start.isSavepoint() ? "NO_CLAIM" : "CLAIM");
        }
        settings.all().under("flink.conf.").forEach(options::setString);
        return options;
    }

    /**
     * Flink gathers events before it updates a group, if no source has a PRIMARY KEY. Where one has, its planner takes the deduplication
     * of a mini-batch for one that may take rows back, and a sketch cannot forget.
     */
    static void gather(Configuration options, Pipeline pipeline, Duration longest) {
        boolean possible = pipeline.sources().stream().noneMatch(Source::hasPrimaryKey) && !longest.isZero();
        options.setString("table.exec.mini-batch.enabled", Boolean.toString(possible));
        if (possible) {
            options.setString("table.exec.mini-batch.allow-latency", longest.toMillis() + " ms");
            options.setString("table.exec.mini-batch.size", "5000");
        }
    }
}
