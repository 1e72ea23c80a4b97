/**
 * What the instance says of itself, to its endpoint and to Prometheus.
 */
package braid.speed.status;
