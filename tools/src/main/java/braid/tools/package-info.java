/**
 * The commands that have a process of their own: {@code send}, {@code generate}, {@code tail}, {@code quarantine}.
 *
 * <p>Read {@link braid.tools.Tools} first. They know ingest by its HTTP interface, and the log by its stored formats.
 */
package braid.tools;
