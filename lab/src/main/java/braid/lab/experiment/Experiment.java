package braid.lab.experiment;

import braid.core.view.Architecture;
import braid.lab.experiment.TrialPlan.Planned;
import braid.lab.plain.Plain;
import braid.lab.plain.PlainTrial;
import braid.lab.scenario.ScenarioFile;
import braid.lab.trial.Disposal;
import braid.lab.trial.Rig;
import braid.lab.trial.Trial;
import braid.lab.trial.TrialResult;
import braid.launcher.installation.Installation;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartListener;
import braid.terminal.command.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs the trials of a plan, one after the other, each on a stack of its own, and keeps what each came to. What was kept before is not run again; a trial
 * that comes to no end is kept as that, and the others go on.
 */
public final class Experiment {
    private final Installation installation;
    private final Map<String, String> environment;
    private final Path workingFolder;
    private final ExperimentFolder kept;
    private final Setting setting;
    private final TrialProgress progress;
    private final StartListener starts;
    private final Path home;
    private volatile Stack running;
    private volatile boolean interrupted;

    /**
     * @param environment of the stacks: their home and ports are theirs alone
     * @param home of the stacks: whatever is in it is deleted
     */
    public Experiment(
            Installation installation,
            Map<String, String> environment,
            Path workingFolder,
            Path home,
            ExperimentFolder kept,
            Setting setting,
            TrialProgress progress,
            StartListener starts) {
        this.installation = installation;
        this.environment = environment;
        this.workingFolder = workingFolder;
        this.home = home;
        this.kept = kept;
        this.setting = setting;
        this.progress = progress;
        this.starts = starts;
    }

    /**
     * @param resume whether what was kept before stays
     * @return of all trials, those that were kept before too
     */
    public List<TrialResult> run(boolean resume) {
        if (kept.isBegun() && !resume) {
            throw new Failure(
                    kept.folder() + " has an experiment already. Write --resume to go on with it, or another --out.");
        }
        kept.requireDisk();
        Map<String, Materials> materials = new LinkedHashMap<>();
        for (String scenario : setting.scenarios()) {
            materials.put(
                    ScenarioFile.name(scenario),
                    Materials.of(installation.root(), workingFolder, scenario, setting.pipeline(), setting.events()));
        }
        kept.begin(setting);
        materials.values().forEach(material -> {
            kept.keep("lab/scenarios", material.scenarioFile());
            kept.keep("pipelines", material.pipelineFile().file());
            kept.keep("lab/truth", material.pipelineFile().truth());
        });
        setting.architectures().stream()
                .map(Contender::of)
                .filter(Contender::isTuned)
                .forEach(tuned -> kept.keep("lab/tuned", Contender.file(installation.root(), tuned.architecture())));
        Thread down = new Thread(this::downAfterInterrupt, "experiment-down");
        Runtime.getRuntime().addShutdownHook(down);
        try (Oracles truths = new Oracles(kept.folder())) {
            train(materials.values().iterator().next());
            run(materials, truths);
        } finally {
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(down);
            }
        }
        return kept.results();
    }

    /**
     * Class data of every process, once after a build: without them the first trial of an architecture would start, and recover, in another time than its
     * next.
     */
    private void train(Materials materials) {
        String all = setting.architectures().stream()
                .map(Contender::of)
                .filter(contender -> !contender.isPlain())
                .map(contender -> contender.architecture().word())
                .distinct()
                .collect(Collectors.joining(","));
        Stack stack = stack(Map.of());
        boolean isOnce = setting.scenarios().size() * setting.repetitions() == 1;
        if (isOnce || stack.classData().isThere(Architecture.list(all))) {
            return;
        }
        running = stack;
        progress.doing("starting all once for class data, after a build");
        stack.reset(true);
        stack.up(materials.pipelineFile().file().toString(), all, starts);
        stack.classData().keep(starts);
        Disposal.end(stack);
        stack.reset(true);
        running = null;
    }

    private Stack stack(Map<String, String> more) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.putAll(more);
        return Rig.stack(installation, variables, workingFolder, home);
    }

    private void run(Map<String, Materials> materials, Oracles oracles) {
        TrialPlan plan = plan(setting);
        long begin = System.nanoTime();
        int ran = 0;
        for (Planned planned : plan.trials()) {
            if (interrupted) {
                return;
            }
            if (kept.result(planned).isPresent()) {
                continue;
            }
            Duration each = ran == 0 ? null : Duration.ofNanos((System.nanoTime() - begin) / ran);
            int left = plan.trials().size() - planned.number() + 1;
            progress.begin(planned, plan.trials().size(), each == null ? null : each.multipliedBy(left));
            TrialResult result = run(planned, materials.get(planned.scenario()), oracles);
            progress.ended(planned, result);
            ran++;
        }
    }

    static TrialPlan plan(Setting setting) {
        return TrialPlan.of(
                setting.architectures(),
                setting.scenarios().stream().map(ScenarioFile::name).toList(),
                setting.repetitions(),
                setting.seed());
    }

    private TrialResult run(Planned planned, Materials materials, Oracles oracles) {
        Contender contender = Contender.of(planned.architecture());
        if (contender.isPlain()) {
            return plain(planned, materials, oracles);
        }
        running = stack(contender.variables(installation.root()));
        try {
            Trial trial = new Trial(
                    materials.pipeline(),
                    materials.scenario(),
                    materials.recording(),
                    oracles.of(materials),
                    progress::doing);
            Trial.Outcome outcome = trial.run(
                    running,
                    materials.pipelineFile().file().toString(),
                    contender.architecture(),
                    contender.name(),
                    planned.number(),
                    planned.repetition(),
                    starts);
            kept.keep(planned, outcome);
            running.reset(true);
            return outcome.result();
        } catch (Failure e) {
            return failed(planned, materials, e);
        } finally {
            running = null;
        }
    }

    private TrialResult failed(Planned planned, Materials materials, Failure failure) {
        if (interrupted) {
            throw failure;
        }
        running.settings().home().keepLogs(kept.trialFolder(planned).resolve("logs"));
        running.reset(true);
        return notMeasured(planned, materials, failure.getMessage());
    }

    private TrialResult plain(Planned planned, Materials materials, Oracles oracles) {
        if (!Plain.knows(materials.recording().source().name())) {
            return notMeasured(
                    planned,
                    materials,
                    "nobody wrote one for " + materials.pipeline().name());
        }
        Trial.Outcome outcome = PlainTrial.run(
                materials.scenario(),
                materials.recording(),
                oracles.of(materials),
                installation.java(),
                kept.folder(),
                planned.number(),
                planned.repetition());
        kept.keep(planned, outcome);
        return outcome.result();
    }

    private TrialResult notMeasured(Planned planned, Materials materials, String why) {
        TrialResult result = new TrialResult(
                planned.number(),
                planned.architecture(),
                planned.scenario(),
                planned.repetition(),
                materials.recording().hash(),
                why,
                0,
                materials.recording().events().size(),
                0,
                0,
                0,
                0,
                List.of(),
                null);
        kept.keep(planned, new Trial.Outcome(result, List.of(), new long[0], Map.of()));
        return result;
    }

    private void downAfterInterrupt() {
        interrupted = true;
        Stack stack = running;
        if (stack != null) {
            Disposal.end(stack);
        }
    }
}
