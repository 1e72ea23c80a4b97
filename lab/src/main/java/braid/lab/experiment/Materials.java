package braid.lab.experiment;

import braid.core.view.Pipeline;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.ScenarioFile;
import braid.lab.truth.Oracle;
import java.nio.file.Path;

/**
 * All that a scenario needs: its pipeline, its events and their truth.
 *
 * @param scenarioFile that was read
 */
record Materials(Scenario scenario, Path scenarioFile, PipelineFile pipelineFile, Recording recording) {
    /**
     * @param root the folder that has {@code lab/scenarios}, {@code lab/truth} and {@code pipelines}: of the installation, or of an experiment
     * @param asked a scenario's name, or a file
     * @param otherPipeline a name or a file; {@code null} for the scenario's own
     * @param events how many; 0 for as many as the scenario says
     */
    static Materials of(Path root, Path workingFolder, String asked, String otherPipeline, int events) {
        Path file = PipelineFile.find(root.resolve("lab/scenarios"), workingFolder, asked, ".yaml", "scenario");
        Scenario read = ScenarioFile.read(file);
        Scenario scenario = events == 0 ? read : read.withEvents(events);
        PipelineFile pipeline =
                PipelineFile.of(root, workingFolder, otherPipeline == null ? scenario.pipeline() : otherPipeline);
        return new Materials(scenario, file, pipeline, Recording.of(scenario, pipeline.pipeline()));
    }

    Pipeline pipeline() {
        return pipelineFile.pipeline();
    }

    Oracle oracle(Path folder) {
        return new Oracle(pipeline(), recording, pipelineFile.truth(), folder);
    }
}
