/**
 * Lets an operator see and release what stands in the log and is no event: {@link braid.tools.quarantine.QuarantineTool}. Needs Kafka
 * alone; a release goes through ingest's door like any event.
 */
package braid.tools.quarantine;
