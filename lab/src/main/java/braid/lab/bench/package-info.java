/**
 * What {@code braid bench} measures, one class a measurement, on a stack of its own. Prints figures; never judges them.
 *
 * <p>Read {@link braid.lab.bench.Bench} first. Measures from outside, over HTTP and by what the kernel says of a process: no service
 * knows that it is measured.
 */
package braid.lab.bench;
