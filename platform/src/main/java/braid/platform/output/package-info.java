/**
 * What a command prints: tables that line up, CSV, JSON, progress, numbers for people.
 *
 * <p>Read {@link braid.platform.output.Table} first. Knows no service.
 */
package braid.platform.output;
