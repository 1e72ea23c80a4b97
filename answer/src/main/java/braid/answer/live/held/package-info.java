/**
 * The parts of real-time views that are held in memory, within a budget, and at which place of each partition they are. Read {@link
 * braid.answer.live.held.Held} first.
 */
package braid.answer.live.held;
