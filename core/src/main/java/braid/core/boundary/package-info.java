/**
 * The cut protocol's values: what batch covers, what speed covers, and where one ends and the other begins. Read
 * {@link braid.core.boundary.Boundary} first, then {@link braid.core.boundary.Coverage}.
 *
 * <p>Everything here is counted in log offsets; no clock takes part.
 */
package braid.core.boundary;
