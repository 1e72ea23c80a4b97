package braid.ingest.decode.refusal;

/**
 * One event that was not accepted.
 *
 * @param index position of the event in its request, from 0; blank lines do not count
 * @param column the column that is to blame, or {@code null} for the event as a whole
 * @param reason the value given and what is allowed, for people
 * @param event the event's bytes as they came, cut at {@link #LONGEST_EVENT}
 */
public record Rejection(int index, String column, String reason, byte[] event) {
    /** Bytes of a rejected event that are kept. */
    public static final int LONGEST_EVENT = 65_536;
}
