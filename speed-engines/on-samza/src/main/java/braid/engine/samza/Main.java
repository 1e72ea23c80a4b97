package braid.engine.samza;

import braid.speed.engine.DeltaSink;
import braid.speed.engine.SpeedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.samza.application.TaskApplication;
import org.apache.samza.checkpoint.file.FileSystemCheckpointManagerFactory;
import org.apache.samza.config.MapConfig;
import org.apache.samza.container.grouper.stream.GroupBySystemStreamPartitionFactory;
import org.apache.samza.container.grouper.task.SingleContainerGrouperFactory;
import org.apache.samza.job.ApplicationStatus.StatusCode;
import org.apache.samza.runtime.LocalApplicationRunner;
import org.apache.samza.serializers.NoOpSerde;
import org.apache.samza.standalone.PassthroughCoordinationUtilsFactory;
import org.apache.samza.standalone.PassthroughJobCoordinatorFactory;
import org.apache.samza.system.SystemStreamMetadata.OffsetType;
import org.apache.samza.system.descriptors.GenericSystemDescriptor;
import org.apache.samza.task.StreamTaskFactory;

/** Runs the speed layer as a Samza application within this process until it is told to stop. */
public final class Main {
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Set<StatusCode> ENDED = Set.of(StatusCode.SuccessfulFinish, StatusCode.UnsuccessfulFinish);

    private Main() {}

    public static void main(String[] args) {
        DeltaSink.run("samza", Main::run);
    }

    private static void run(SpeedSettings settings, DeltaSink sink) throws IOException {
        boolean more = true;
        while (more) {
            more = untilPartitionsAreAdded(settings, sink);
        }
    }

    /** Samza gives tasks to the partitions that there are when it starts; false if it has ended by itself. */
    private static boolean untilPartitionsAreAdded(SpeedSettings settings, DeltaSink sink) throws IOException {
        int partitions = sink.partitions().size();
        LocalApplicationRunner runner = new LocalApplicationRunner(application(sink), config(settings));
        runner.run();
        while (!ENDED.contains(runner.status().getStatusCode())) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (sink.partitions().size() > partitions) {
                runner.kill();
                runner.waitForFinish();
                return true;
            }
        }
        return false;
    }

    private static TaskApplication application(DeltaSink sink) {
        return descriptor -> {
            GenericSystemDescriptor log = new GenericSystemDescriptor(LogSystem.NAME, LogSystem.class.getName())
                    .withDefaultStreamOffsetDefault(OffsetType.OLDEST);
            sink.topics()
                    .forEach(topic -> descriptor.withInputStream(log.getInputDescriptor(topic, new NoOpSerde<>())));
            descriptor.withTaskFactory((StreamTaskFactory) () -> new DeltaTask(sink));
        };
    }

    private static MapConfig config(SpeedSettings settings) throws IOException {
        Path checkpoints = Files.createDirectories(Path.of(settings.all().text("speed.state"), "checkpoints"));
        Map<String, String> config = new HashMap<>();
        config.put("job.name", "braid-speed");
        config.put("processor.id", "1");
        config.put("job.coordinator.factory", PassthroughJobCoordinatorFactory.class.getName());
        config.put("job.coordination.utils.factory", PassthroughCoordinationUtilsFactory.class.getName());
        config.put("task.name.grouper.factory", SingleContainerGrouperFactory.class.getName());
        config.put("job.systemstreampartition.grouper.factory", GroupBySystemStreamPartitionFactory.class.getName());
        config.put("task.checkpoint.factory", FileSystemCheckpointManagerFactory.class.getName());
        config.put("task.checkpoint.path", checkpoints.toString());
        // Those in files are of the first version alone.
        config.put("task.checkpoint.write.versions", "1");
        config.put("task.window.ms", Long.toString(settings.flushInterval().toMillis()));
        config.put("task.commit.ms", "-1");
        config.put(
                "task.poll.interval.ms", Long.toString(settings.flushInterval().toMillis()));
        // Its server would listen on every address of the machine.
        config.put("job.jmx.enabled", "false");
        return new MapConfig(config);
    }
}
