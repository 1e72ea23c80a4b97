package braid.tools.importer;

/** Hears what becomes of the rows of an import, in ranges {@code [from, to)} of row numbers from 0; from several threads at once. */
public interface Account {
    /** Keeps no account: what came from standard input cannot be read again. */
    Account NONE = new Account() {};

    /** The rows are about to be sent. */
    default void sending(long from, long to) {}

    /** The rows are answered. */
    default void acknowledged(long from, long to) {}

    /** The rows are surely not in the log. */
    default void notDelivered(long from, long to) {}
}
