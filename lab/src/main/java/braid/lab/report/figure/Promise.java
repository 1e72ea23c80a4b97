package braid.lab.report.figure;

/** What the answers of who is compared promise: only those of one promise are ranked against each other. */
public enum Promise {
    EXACT("exact", "whose answers are exactly what their offsets say"),
    AT_LEAST("at least", "whose answers have at least what their offsets say"),
    /** Of the program of one thread, which nothing is ranked against. */
    NONE("none", "who promise nothing");

    private final String word;
    private final String who;

    Promise(String word, String who) {
        this.word = word;
        this.who = who;
    }

    /** What a table calls it. */
    public String word() {
        return word;
    }

    /** Those who give it, in a sentence after "of those". */
    public String who() {
        return who;
    }
}
