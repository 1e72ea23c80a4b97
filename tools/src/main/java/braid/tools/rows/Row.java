package braid.tools.rows;

/**
 * One row of a file, as the event to send.
 *
 * @param line of the file where it begins, from 1
 * @param event one line of JSON, or what stands there instead
 */
public record Row(long line, String event) {}
