/** Looks at the log: {@link braid.ingest.tail.TailCommand} shows its records decoded, as lines of JSON. */
package braid.ingest.tail;
