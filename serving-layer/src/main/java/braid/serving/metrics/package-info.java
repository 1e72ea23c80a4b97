/**
 * What Prometheus is told of the serving layer: {@link braid.serving.metrics.QueryTimer} times queries, {@link braid.serving.metrics.StoreReads}
 * what each store gives for them, and {@link braid.serving.metrics.CoverageGauges} tells what an answer would cover now.
 */
package braid.serving.metrics;
