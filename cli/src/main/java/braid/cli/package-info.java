/**
 * The {@code braid} command: it runs the real servers and the services as child processes and asks them questions.
 *
 * <p>Read {@link braid.launcher.stack.Stack} first. Starts the layers as processes and talks to them over HTTP; links none of them.
 */
package braid.cli;
