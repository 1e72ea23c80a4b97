/**
 * What the quarantine says of an offset, and how that stands in its topic. Read {@link braid.storage.quarantine.entry.QuarantineEntry}
 * first.
 */
package braid.storage.quarantine.entry;
