/**
 * The segment log: the real-time side as immutable deltas. Read {@link braid.core.segment.SegmentStore} first, then
 * {@link braid.core.segment.chain.Chain}.
 *
 * <p>A delta is the fold of the events of {@code [from, to)} of one partition; nothing that was written is ever written over. The state of a
 * real-time view at an offset is the merge of the deltas that lead there, and the chain of flushes says which those are. Small ones lie in
 * the flush itself.
 */
package braid.core.segment;
