package braid.proof;

/** A rule of the protocol, broken on purpose: the simulation has to notice. */
enum Bug {
    /** A partition is taken over without raising its epoch. */
    EPOCH_NOT_RAISED,
    /** The chain's end is read before the epoch is raised. */
    END_READ_BEFORE_EPOCH,
    /** Flushes at the chain's end are gone on from though another owner's may still take their place. */
    END_NOT_SETTLED,
    /** Who settles a flush leaves out the deltas that it carries. */
    SETTLED_WITHOUT_CARRIED,
    /** A flush is written before the deltas that it names are durable. */
    FLUSH_BEFORE_DELTAS,
    /** A long link says that it is the merge of flushes, and leaves out what they carry. */
    LONG_LINK_LEAVES_OUT,
    /** A long link leads an offset further than what it is the merge of. */
    LONG_LINK_TOO_LONG,
    /** A flush that failed is folded again and written with another end in the same epoch. */
    FROZEN_ANEW,
    /** The keys before the place where a partition is taken over are not read again. */
    KEYS_FORGOTTEN,
    /** A flush goes on behind a cut marker. */
    FLUSH_SPANS_CUT,
    /** A reader goes on behind a gap in the chain. */
    READ_PAST_CHAIN,
    /** A reader and an owner follow flushes whose epoch is lower than that of the one before. */
    EPOCHS_GO_DOWN,
    /** A reader takes pieces that another owner wrote at the same offset. */
    PIECE_OF_ANOTHER_EPOCH,
    /** A reader is content with fewer pieces than a flush names. */
    FEWER_PIECES,
    /** A reader does not remember what it answered before. */
    HIGH_WATER_FORGOTTEN,
    /** Segments are dropped for a cut that was not published. */
    DROPPED_BEFORE_PUBLICATION,
    /** The segment that a published cut opens is dropped with those that it covers. */
    DROPPED_ONE_TOO_MANY,
    /** Segments are dropped as soon as a cut is published. */
    DROPPED_WITHOUT_GRACE,
    /** Of two flushes at one offset the one that comes last stays, whoever wrote it. */
    LAST_ARRIVAL_LASTS,
    /** A read does not see all that was acknowledged. */
    ACKNOWLEDGED_NOT_SEEN,
    /** What one read saw may not be there for the next. */
    SEEN_ONCE_MAY_BE_GONE,
    /** What is written late to a dropped segment stays. */
    DROPPED_COMES_BACK
}
