/**
 * Live views: the real-time views of exact architectures, held in memory and moved forward as flushes come. Read
 * {@link braid.answer.live.LiveViews} first.
 *
 * <p>Knows the segment log as a {@link braid.core.segment.SegmentStore}; knows no Cassandra and no HTTP.
 */
package braid.answer.live;
