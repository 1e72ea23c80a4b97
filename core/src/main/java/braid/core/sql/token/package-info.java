/**
 * A scan of a text that is SQL, before or without a parser: its pieces, and names that are words of SQL.
 */
package braid.core.sql.token;
