/** One class for each measurement of the benchmark. */
package braid.lab.bench.measurement;
