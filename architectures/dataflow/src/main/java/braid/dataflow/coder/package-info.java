/**
 * What is sent between workers and kept in state, each with its bytes: views by name, their groups and rows, events and their primary keys.
 * Read {@link braid.dataflow.coder.ViewCoder} first. Knows core's encodings, and nothing of the pipeline.
 */
package braid.dataflow.coder;
