/** Measurements of the log alone: how fast it takes events, and how fast it gives them. */
package braid.lab.bench.measurement.log;
