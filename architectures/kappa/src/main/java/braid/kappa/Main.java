package braid.kappa;

import braid.core.sql.SqlMistake;
import braid.kappa.settings.KappaSettings;
import braid.service.SettingException;
import braid.service.Settings;

/** Runs an instance of the job until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try {
            KappaJob job = KappaJob.start(KappaSettings.of(Settings.load()));
            Runtime.getRuntime().addShutdownHook(new Thread(job::close, "stop"));
            System.exit(job.await());
        } catch (SettingException | SqlMistake e) {
            System.err.println("Kappa cannot start: " + e.getMessage());
            System.exit(1);
        }
    }
}
