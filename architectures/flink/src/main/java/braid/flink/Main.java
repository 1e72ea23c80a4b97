package braid.flink;

import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Architecture;
import braid.flink.sql.NotInFlink;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;
import java.util.Arrays;

/** Runs the streaming job until it is told to stop; with the argument {@code batch}, the same program once over the log as it is now. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            FlinkSettings settings = FlinkSettings.of(Settings.load());
            new DefinitionInForce(settings.all(), settings.pipeline()).require(Architecture.FLINK);
            System.exit(Arrays.asList(args).contains("batch") ? BoundedProgram.run(settings) : stream(settings));
        } catch (SettingException | SqlMistake | NotInFlink e) {
            System.err.println("Flink cannot start: " + e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            System.err.println("Flink failed: " + e);
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int stream(FlinkSettings settings) throws Exception {
        StreamingJob job = StreamingJob.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(job::close, "stop"));
        return job.await();
    }
}
