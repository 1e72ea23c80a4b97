/**
 * The commands of {@code braid}, one class each.
 *
 * <p>Read {@link braid.cli.Braid} first: it runs a command in three layers, main exits, run returns the code, execute throws.
 * Expected failures are {@link braid.terminal.command.Failure}s; a command itself holds no logic of a layer.
 */
package braid.cli.command;
