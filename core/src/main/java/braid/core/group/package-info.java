/**
 * Groups of a view as the layers hand them to each other: which group, its accumulators' columns, and which of them are asked for.
 *
 * <p>Read {@link braid.core.group.GroupRow} first.
 */
package braid.core.group;
