/**
 * What a record of a source's topic is, an event, a cut marker or foreign, and events read without an object for each value. Read {@link
 * braid.core.event.record.RecordReader} first.
 */
package braid.core.event.record;
