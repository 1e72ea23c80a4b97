package braid.ingest;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Pipeline;
import braid.ingest.http.Application;
import braid.ingest.http.IngestSettings;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;
import braid.storage.log.LogSettings;
import java.io.IOException;

/** The ingest service. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            Settings settings = Settings.load();
            IngestSettings ingest = IngestSettings.of(settings);
            Pipeline pipeline = PipelineCompiler.compile(ingest.pipeline());
            new DefinitionInForce(settings, pipeline).requireSources();
            Application.start(ingest, LogSettings.of(settings), pipeline);
        } catch (SettingException | SqlMistake e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail("The pipeline file cannot be read: " + e.getMessage() + ". Set BRAID_PIPELINE.");
        }
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
