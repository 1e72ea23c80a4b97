package braid.answer.merge;

/** Which side of a view an answer shows. */
public enum Layer {
    /** Batch rows and the real-time rows behind them: the exact answer. */
    MERGED,
    /** Batch rows alone. */
    BATCH,
    /** The real-time rows that the batch views do not contain yet, alone. */
    SPEED
}
