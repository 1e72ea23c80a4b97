package braid.dataflow;

import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Architecture;
import braid.dataflow.model.NotInDataflow;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;
import java.util.Arrays;

/** Runs the pipeline over the live log until it is told to stop; with the argument {@code batch}, over the log as it is now. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            DataflowSettings settings = DataflowSettings.of(Settings.load());
            new DefinitionInForce(settings.all(), settings.pipeline()).require(Architecture.DATAFLOW);
            System.exit(Arrays.asList(args).contains("batch") ? BoundedRun.run(settings) : live(settings));
        } catch (SettingException | SqlMistake | NotInDataflow e) {
            System.err.println("Dataflow cannot start: " + e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            System.err.println("Dataflow failed: " + e);
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int live(DataflowSettings settings) throws Exception {
        LiveRun run = LiveRun.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
        return run.await();
    }
}
