package braid.serving;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Pipeline;
import braid.service.access.Role;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;
import braid.stores.Stores;
import braid.web.setting.EdgeSettings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The serving layer's process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            start(Settings.load());
        } catch (SettingException | SqlMistake e) {
            fail(e.getMessage());
        } catch (NoSuchFileException e) {
            fail("The pipeline file " + e.getMessage() + " does not exist. Set BRAID_PIPELINE.");
        } catch (IOException e) {
            fail("The pipeline file cannot be read: " + e);
        }
    }

    private static void start(Settings settings) throws IOException {
        EdgeSettings edge = EdgeSettings.of(settings, "serving", Role.READ, settings.integer("serving.max.body.bytes"));
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        new DefinitionInForce(settings, pipeline).require(ArchitectureSettings.of(settings));
        // Connecting goes on while the web server starts.
        Stores stores = Stores.open(settings, pipeline);
        ServingApplication.run(settings, edge, pipeline, stores);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
