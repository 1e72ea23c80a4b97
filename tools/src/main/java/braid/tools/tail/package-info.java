/** Looks at the log: {@link braid.tools.tail.TailTool} shows its records decoded, as lines of JSON. */
package braid.tools.tail;
