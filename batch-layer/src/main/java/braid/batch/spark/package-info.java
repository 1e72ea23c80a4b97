/**
 * What Braid's types and expressions are in Spark: {@link braid.batch.spark.SparkSql} first, then
 * {@link braid.batch.spark.ViewSql}, which puts a view together.
 *
 * <p>Knows no store. Every setting that takes part in what an expression means is in {@link braid.batch.spark.session.SparkSessions}.
 */
package braid.batch.spark;
