/**
 * What every process counts and how Prometheus reads it: {@link braid.service.metrics.Metrics}. Names begin with {@code braid_} and the
 * layer, and end in the unit.
 */
package braid.service.metrics;
