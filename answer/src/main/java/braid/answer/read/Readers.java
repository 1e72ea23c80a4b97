package braid.answer.read;

import braid.core.view.Architecture;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reader of each architecture of the stack, in the order of the setting {@code architectures}. */
public final class Readers {
    private final Map<Architecture, MergedReader> readers;

    /** @param readers at least one */
    public Readers(Map<Architecture, MergedReader> readers) {
        this.readers = Collections.unmodifiableMap(new LinkedHashMap<>(readers));
    }

    /** A stack of Lambda alone. */
    public static Readers lambda(MergedReader reader) {
        return new Readers(Map.of(Architecture.LAMBDA, reader));
    }

    /** @param architecture one of the stack's; {@code null} for the first */
    public MergedReader of(Architecture architecture) {
        return readers.get(architecture == null ? architectures().get(0) : architecture);
    }

    public List<Architecture> architectures() {
        return List.copyOf(readers.keySet());
    }
}
