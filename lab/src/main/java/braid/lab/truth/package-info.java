/**
 * What is true, and whether an answer was: computed by DuckDB over the recorded events, sharing nothing with any architecture. Read {@link
 * braid.lab.truth.Judge} first.
 */
package braid.lab.truth;
