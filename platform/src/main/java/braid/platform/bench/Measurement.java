package braid.platform.bench;

import java.util.List;

/** Something that is measured on a running stack. */
@FunctionalInterface
interface Measurement {
    /** Measures; throws {@link braid.platform.Failure} when the stack does not do what it should. */
    List<Figure> measure(Measured measured, Scale scale);
}
