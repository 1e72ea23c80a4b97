/**
 * What all command lines have in common: options, wrong usage with the nearest right thing, and failures that are told in a sentence.
 *
 * <p>Read {@link braid.terminal.command.CommandLines} first.
 */
package braid.terminal.command;
