package braid.storage.removal;

/**
 * One thing that a stack made in a store.
 *
 * @param words what and where it is, for a line of a list
 * @param removal takes it away; what is gone already is passed over
 */
record Remnant(String words, Removing removal) {
    /** May fail as its store does. */
    @FunctionalInterface
    interface Removing {
        void run() throws Exception;
    }
}
