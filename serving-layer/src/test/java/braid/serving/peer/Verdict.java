package braid.serving.peer;

/**
 * What came of a statement.
 *
 * @param why for people
 */
record Verdict(Outcome outcome, String why) {
    enum Outcome {
        /** Both answered alike. */
        SAME,
        /** The serving layer refused with a reason that one can act on. */
        REFUSED,
        /** DuckDB could not answer, so there is nothing to compare with. */
        UNKNOWN,
        /** Both answered, but not alike. */
        DIFFERENT,
        /** The serving layer failed, or its reason is a library's. */
        BROKEN
    }

    boolean isFault() {
        return outcome == Outcome.DIFFERENT || outcome == Outcome.BROKEN;
    }
}
