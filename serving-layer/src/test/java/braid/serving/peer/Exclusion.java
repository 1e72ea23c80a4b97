package braid.serving.peer;

/**
 * What the generator leaves out because it is known to be answered wrongly; each with the reason. An entry is taken away with the fault, and
 * {@code -Dbraid.statements.all=true} leaves nothing out.
 */
enum Exclusion {
    /** Sums and products of whole numbers wrap instead of being checked or wide enough. */
    WHOLE_ARITHMETIC,
    /** ROLLUP and CUBE over no rows have no row for the total. */
    TOTALS_OF_NOTHING,
    /** Answered with a plan of the optimizer instead of a reason. */
    PLANS_AS_REASONS;

    boolean isOn() {
        return !Boolean.getBoolean("braid.statements.all");
    }
}
