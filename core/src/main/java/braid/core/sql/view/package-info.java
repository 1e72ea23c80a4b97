/**
 * Reads {@code CREATE VIEW}: windows, keys, filters and aggregates. Read {@link braid.core.sql.view.ViewReader} first.
 */
package braid.core.sql.view;
