package braid.lab.scenario;

import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario from YAML. {@code lab/scenarios/steady.yaml} shows every key. */
public final class ScenarioFile {
    private static final Set<String> KEYS =
            Set.of("about", "pipeline", "workload", "arrival", "batch-every", "sample-every", "faults");
    private static final Set<String> WORKLOAD = Set.of("generate", "seed", "users", "skew", "late", "duplicates");
    private static final List<String> KINDS = List.of("clicks", "sensors", "transfers");
    private static final Set<String> PHASE = Set.of("rate", "for");
    private static final Set<String> FAULT = Set.of("at", "kill", "pause", "off", "for");
    private static final int MOST = 10_000_000;
    private static final double SKEW = 1.1;
    private static final double MOST_SKEW = 4;

    private ScenarioFile() {}

    /** @throws Failure if there is no such file, or what is in it cannot be understood; then with line and column */
    public static Scenario read(Path file) {
        try {
            return parse(name(file.toString()), file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new Failure("There is no scenario to read in " + file + ".", e);
        }
    }

    /** What a scenario is called that was asked for by its name or its file. */
    public static String name(String asked) {
        return Path.of(asked).getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** @param file as it is called in messages */
    static Scenario parse(String name, String file, String text) {
        Block all = Block.of(file, YamlTree.of(file, text), KEYS);
        Scenario scenario = new Scenario(
                name,
                all.text("about"),
                all.has("pipeline") ? all.text("pipeline") : "clicks",
                workload(all.block("workload", WORKLOAD)),
                arrival(all),
                all.maybeSpan("batch-every").filter(span -> !span.isZero()),
                all.maybeSpan("sample-every").orElse(Duration.ofMillis(500)),
                faults(all));
        if (scenario.sampleEvery().isZero()) {
            throw all.mistake("sample-every", "It has to be above 0.");
        }
        return scenario;
    }

    private static Workload workload(Block block) {
        double skew = block.decimal("skew", SKEW);
        if (skew < 0 || skew > MOST_SKEW) {
            throw block.mistake("skew", "It has to be from 0 (all alike) to " + MOST_SKEW + ".");
        }
        return new Workload(
                block.word("generate", KINDS),
                block.whole("seed", 0, Integer.MAX_VALUE, 1),
                block.whole("users", 1, MOST, 1000),
                skew,
                block.share("late"),
                block.share("duplicates"));
    }

    private static List<Scenario.Phase> arrival(Block all) {
        List<Scenario.Phase> phases = new ArrayList<>();
        for (Block phase : all.blocks("arrival", PHASE)) {
            phases.add(new Scenario.Phase(phase.whole("rate", 0, MOST), phase.span("for")));
        }
        if (phases.stream().mapToInt(Scenario.Phase::events).sum() == 0) {
            throw all.mistake("arrival", "No event arrives. Write phases: `- rate: 500` and `for: 30s`.");
        }
        return phases;
    }

    private static List<Fault> faults(Block all) {
        List<Fault> faults = new ArrayList<>();
        for (Block block : all.blocks("faults", FAULT)) {
            Fault.Kind kind = kind(block);
            String target = block.word(kind.word(), Fault.Target.words());
            faults.add(new Fault(
                    block.span("at"), kind, Fault.Target.valueOf(target.toUpperCase(Locale.ROOT)), block.span("for")));
            if ((kind == Fault.Kind.OFF) != target.equals(Fault.Target.BATCH.word())) {
                throw block.mistake(
                        kind.word(), "Only batch can be off, and it cannot be anything else. Write `off: batch`.");
            }
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private static Fault.Kind kind(Block block) {
        List<Fault.Kind> given = java.util.Arrays.stream(Fault.Kind.values())
                .filter(kind -> block.has(kind.word()))
                .toList();
        return Optional.of(given)
                .filter(kinds -> kinds.size() == 1)
                .map(kinds -> kinds.get(0))
                .orElseThrow(() -> block.mistake(
                        "at",
                        "A fault says one of `kill: engine`, `pause: store` and `off: batch`, and for how long."));
    }
}
