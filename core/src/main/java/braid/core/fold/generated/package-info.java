/**
 * Writes the Java text of a view's fold. Read {@link braid.core.fold.generated.ViewSource} first.
 */
package braid.core.fold.generated;
