/**
 * What a command prints: tables that line up, CSV, progress, numbers for people.
 *
 * <p>Read {@link braid.terminal.Table} first. Knows no service.
 */
package braid.terminal;
