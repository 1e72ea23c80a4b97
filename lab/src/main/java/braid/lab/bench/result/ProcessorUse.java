package braid.lab.bench.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processor time that a span took, user and system, as the kernel counts it.
 *
 * @param stack of each process of the stack, by its name
 * @param client of this process, which sends and measures
 * @param machine of everything on the machine; null where the system does not say
 * @param load average of the minute before the span's end; negative where the system does not say
 */
public record ProcessorUse(Duration span, Map<String, Duration> stack, Duration client, Duration machine, double load) {
    public ProcessorUse {
        stack = Map.copyOf(stack);
    }

    /** Of one process of the stack; zero if it did not run. */
    public Duration of(String process) {
        return stack.getOrDefault(process, Duration.ZERO);
    }

    /** Of all processes of the stack. */
    public Duration ofStack() {
        return stack.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** How many processors the stack kept busy, on average. */
    public double stackCores() {
        return cores(ofStack());
    }

    /** How many processors were busy with what is neither the stack nor its client; null where that is not known. */
    public Double otherCores() {
        return machine == null
                ? null
                : Math.max(0, cores(machine.minus(ofStack()).minus(client)));
    }

    private double cores(Duration time) {
        return span.isZero() ? 0 : (double) time.toNanos() / span.toNanos();
    }

    void write(ObjectNode json) {
        json.put("seconds", Figure.rounded(span.toNanos() / 1e9));
        json.put("stack_cores", Figure.rounded(stackCores()));
        json.put("client_cores", Figure.rounded(cores(client)));
        json.put("other_cores", otherCores() == null ? null : Figure.rounded(otherCores()));
        json.put("load_average", Figure.rounded(load));
        ObjectNode processes = json.putObject("cores_by_process");
        new TreeMap<>(stack).forEach((name, time) -> processes.put(name, Figure.rounded(cores(time))));
    }
}
