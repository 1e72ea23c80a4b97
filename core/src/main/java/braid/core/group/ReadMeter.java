package braid.core.group;

/**
 * Told what a read of a store asks for and brings in, while it runs. A method that throws ends the read with what it threw.
 *
 * <p>Called by whatever thread reads; several reads may share one.
 */
public interface ReadMeter {
    /** Counts nothing and stops nothing. */
    ReadMeter NONE = new ReadMeter() {
        @Override
        public void request(Runnable cancel) {}

        @Override
        public void took(long rows, long bytes) {}
    };

    /**
     * A request goes to the store: a slice of Cassandra, a statement of the warehouse.
     *
     * @param cancel stops it; may be run by any thread, at any time, also when the request has long ended
     */
    void request(Runnable cancel);

    /**
     * Some of the answer is here.
     *
     * @param rows that are kept for the reader
     * @param bytes that the store sent for them
     */
    void took(long rows, long bytes);
}
