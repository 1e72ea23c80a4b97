/**
 * What one thread does in a second, measured by JMH: decoding, folding, encoding, applying and merging the views of a click stream, and a
 * program written by hand for the same views beside them. Read {@link braid.benchmarks.FoldBenchmark} first.
 */
package braid.benchmarks;
