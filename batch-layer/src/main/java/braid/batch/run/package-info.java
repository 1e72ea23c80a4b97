/**
 * One run of the batch layer, from the cut to its publication: {@link braid.batch.run.BatchRun}.
 *
 * <p>Knows all parts of the batch layer and puts them in order; {@link braid.batch.run.Runs} decides when.
 */
package braid.batch.run;
