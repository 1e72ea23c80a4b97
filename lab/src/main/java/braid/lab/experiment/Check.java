package braid.lab.experiment;

import braid.lab.experiment.TrialPlan.Planned;
import braid.lab.plain.PlainTrial;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Arrivals;
import braid.lab.truth.Judge;
import braid.lab.truth.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Judges the kept answers of an experiment again, over events that are made anew from the kept scenarios. */
public final class Check {
    private final ExperimentFolder kept;

    public Check(ExperimentFolder kept) {
        this.kept = kept;
    }

    /** A trial whose kept answers say something else than its result. */
    public record Finding(String trial, String what) {}

    /** @param progress told of each trial */
    public List<Finding> run(Consumer<String> progress) {
        Setting setting = kept.setting();
        Map<String, Materials> materials = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        try (Oracles oracles = new Oracles(kept.folder())) {
            for (Planned planned : Experiment.plan(setting).trials()) {
                Optional<TrialResult> result = kept.result(planned);
                if (result.isPresent() && result.get().failure() == null) {
                    progress.accept(planned.words());
                    Materials of = materials.computeIfAbsent(
                            planned.scenario(),
                            scenario -> Materials.of(
                                    kept.folder(), kept.folder(), scenario, pipeline(setting), setting.events()));
                    finding(planned, result.get(), of, oracles)
                            .ifPresent(what -> findings.add(new Finding(planned.folder(), what)));
                }
            }
        }
        return findings;
    }

    /** A copy of the file lies in the experiment's folder, under its name. */
    private static String pipeline(Setting setting) {
        return setting.pipeline() == null
                ? null
                : java.nio.file.Path.of(setting.pipeline())
                        .getFileName()
                        .toString()
                        .replaceFirst("\\.sql$", "");
    }

    /** The program of one thread finds all events there. */
    private static long[] due(Planned planned, Materials materials) {
        return planned.architecture().equals(PlainTrial.NAME)
                ? new long[materials.recording().events().size()]
                : materials.recording().dueMillis();
    }

    private Optional<String> finding(Planned planned, TrialResult result, Materials materials, Oracles oracles) {
        if (!materials.recording().hash().equals(result.recording())) {
            return Optional.of("its scenario makes other events than those that it ran over");
        }
        Arrivals arrivals = new Arrivals(due(planned, materials), kept.arrivals(planned));
        Judgement again = new Judge(oracles.of(materials), arrivals)
                .of(kept.samples(planned))
                .judgement();
        return again.equals(result.judgement())
                ? Optional.empty()
                : Optional.of("it says " + result.judgement() + ", and its answers say " + again);
    }
}
