package braid.core.segment;

import braid.core.segment.chain.DeltaCodec;

/**
 * A delta, or a piece of it where it would be too large for one row. Written once and never changed.
 *
 * @param partition the Kafka partition's number
 * @param from the first offset that it is the fold of
 * @param to the first offset behind them
 * @param epoch of the owner who wrote it
 * @param piece from 0 on
 * @param groups in the form of {@link DeltaCodec}
 */
public record DeltaPiece(int partition, long from, long to, long epoch, int piece, byte[] groups) {
    /** Whether a flush of its partition names it. */
    public boolean isOf(FlushRow flush) {
        return from == flush.from() && to == flush.to() && epoch == flush.epoch();
    }

    /** The same under another partition's number. */
    DeltaPiece in(int other) {
        return new DeltaPiece(other, from, to, epoch, piece, groups);
    }
}
