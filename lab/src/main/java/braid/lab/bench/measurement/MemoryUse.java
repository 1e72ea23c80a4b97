package braid.lab.bench.measurement;

import braid.lab.bench.result.Figure;
import braid.lab.bench.result.Figures;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.process.Proc;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Resident memory of each process of the stack, and of all. */
public final class MemoryUse implements Measurement {
    private static final double GB = 1e9;
    private static final double MB = 1e6;

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        Map<String, Long> resident = new TreeMap<>();
        measured.stack().members().forEach(member -> {
            ProcessHandle process = measured.processes().get(member.name());
            OptionalLong bytes = process == null ? OptionalLong.empty() : Proc.residentBytes(process.pid());
            if (bytes.isPresent()) {
                resident.put(member.name(), bytes.getAsLong());
            } else {
                figures.add(Figure.notMeasured("memory, " + member.name(), "MB", "it does not run, or cannot be read"));
            }
        });
        long sum = resident.values().stream().mapToLong(Long::longValue).sum();
        String of = resident.size() + " processes; aim: <= 3 GB";
        figures.add(Figure.of("memory, whole stack", sum / GB, "GB", of, null));
        resident.forEach((name, bytes) -> figures.add("memory, " + name, bytes / MB, "MB", null));
    }
}
