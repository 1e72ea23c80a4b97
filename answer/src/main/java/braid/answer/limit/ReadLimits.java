package braid.answer.limit;

/**
 * What the reads for one answer may bring in.
 *
 * @param rows stored rows of one scan from each side
 * @param bytes memory for all rows of the answer together, about
 */
public record ReadLimits(int rows, long bytes) {}
