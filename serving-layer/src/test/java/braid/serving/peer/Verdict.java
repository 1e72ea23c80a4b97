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
        /** The serving layer refused with place, reason and way out. */
        REFUSED,
        /** DuckDB could not answer, so there is nothing to compare with. */
        UNKNOWN,
        /** Both answered, but not alike; or over HTTP came something else. */
        DIFFERENT,
        /** The serving layer failed, or its refusal lacks something. */
        BROKEN
    }

    boolean isFault() {
        return outcome == Outcome.DIFFERENT || outcome == Outcome.BROKEN;
    }
}
