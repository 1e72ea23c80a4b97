/**
 * Takes away what a stack made in stores that are not its own: first listed, then removed, and nothing else.
 *
 * <p>Read {@link braid.storage.removal.Removal} first. A store of the stack's own goes with its folder and is not asked here.
 */
package braid.storage.removal;
