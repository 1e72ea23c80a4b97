package braid.lab.bench.subject;

import braid.lab.bench.result.Figures;

/** Something that is measured on a running stack. */
@FunctionalInterface
public interface Measurement {
    /**
     * Measures, and adds each figure as soon as it is known.
     *
     * @throws braid.terminal.command.Failure when the stack does not do what it should; what was added before counts
     */
    void measure(Measured measured, Scale scale, Figures figures);
}
