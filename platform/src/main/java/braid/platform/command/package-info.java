/**
 * The commands of {@code braid}, one class each.
 *
 * <p>Read {@link braid.platform.command.Braid} first: it runs a command in three layers, main exits, run returns the code, execute throws.
 * Expected failures are {@link braid.platform.Failure}s; a command itself holds no logic of a layer.
 */
package braid.platform.command;
