/**
 * How the segment log is read: the flushes that lead on from an offset, and the deltas that they name. Read {@link
 * braid.core.segment.chain.Chain} first.
 */
package braid.core.segment.chain;
