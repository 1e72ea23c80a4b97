/**
 * How values are written in what is sent: decimal signs, units, dates by a pattern, times of a zone, words for nothing and for truth.
 *
 * <p>Read {@link braid.core.spelling.EventSpelling} first. The importer asks for a spelling by parameters of its requests, and ingest reads by it.
 */
package braid.core.spelling;
