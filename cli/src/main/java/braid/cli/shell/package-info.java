/**
 * The SQL shell: {@link braid.cli.shell.Shell} reads statements and commands from a terminal or a pipe and prints the answers.
 *
 * <p>Knows the serving layer by its HTTP interface only.
 */
package braid.cli.shell;
