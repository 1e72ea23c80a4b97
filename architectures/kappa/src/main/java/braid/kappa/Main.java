package braid.kappa;

import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Architecture;
import braid.kappa.settings.KappaSettings;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;

/** Runs an instance of the job until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try {
            KappaSettings settings = KappaSettings.of(Settings.load());
            new DefinitionInForce(settings.all(), settings.pipeline()).require(Architecture.KAPPA);
            KappaJob job = KappaJob.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(job::close, "stop"));
            System.exit(job.await());
        } catch (SettingException | SqlMistake e) {
            System.err.println("Kappa cannot start: " + e.getMessage());
            System.exit(1);
        }
    }
}
