/**
 * What is known of runs: the report of each, the newest one, and what Prometheus is told of them.
 */
package braid.batch.run.report;
