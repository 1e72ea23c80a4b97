/** Looks at the log: {@link braid.ingest.tail.TailTool} shows its records decoded, as lines of JSON. */
package braid.ingest.tail;
