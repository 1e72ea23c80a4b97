/**
 * Load on a stack from outside, over HTTP, and how long its answers take: events at a rate, requests of an open loop, and the search for
 * the highest rate that holds.
 *
 * <p>Read {@link braid.lab.bench.load.OpenLoop} first. Knows nothing of what is made of the numbers.
 */
package braid.lab.bench.load;
