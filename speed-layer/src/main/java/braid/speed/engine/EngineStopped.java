package braid.speed.engine;

/** The process ends, or the engine ends its task: nothing is lost, what is not in the chain is folded by whoever goes on. */
public final class EngineStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    EngineStopped() {
        super("The engine's task was ended.", null, false, false);
    }
}
