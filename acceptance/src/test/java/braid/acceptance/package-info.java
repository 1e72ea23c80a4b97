/**
 * The whole path on real servers, killed for real, and checked against an independent engine. Read {@link braid.acceptance.Oracle} and
 * {@link braid.acceptance.Stack} first, then the {@code *IT} classes.
 *
 * <p>Talks to Braid as its users do: through the {@code braid} command and HTTP. Only the log is read directly, to recompute answers.
 */
package braid.acceptance;
