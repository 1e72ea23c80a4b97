/**
 * The one aggregate that the program calls and Flink does not have: the sketch of a distinct count, as a function, as its state and as that
 * state's bytes. Read {@link braid.flink.sketch.DistinctSketch} first. Knows nothing of the program.
 */
package braid.flink.sketch;
