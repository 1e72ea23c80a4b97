/**
 * Mistakes of a pipeline file in the words of who wrote it, and what a view cannot be. Read {@link braid.core.sql.mistake.SqlMistake}
 * first.
 */
package braid.core.sql.mistake;
