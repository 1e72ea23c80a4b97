/**
 * Reads {@code CREATE TABLE}: the columns of a source, how its events are laid out, and its key. Read {@link
 * braid.core.sql.source.SourceReader} first.
 */
package braid.core.sql.source;
