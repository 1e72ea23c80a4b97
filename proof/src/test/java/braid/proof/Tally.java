package braid.proof;

/** How many questions were answered and refused, over many schedules. */
final class Tally {
    private long answered;
    private long refused;

    void answered() {
        answered++;
    }

    void refused() {
        refused++;
    }

    long answers() {
        return answered;
    }

    @Override
    public String toString() {
        return answered + " answers, all exact; " + refused + " questions refused";
    }
}
