/**
 * The Spark session of the process: how it is opened and opened again, and where it keeps files. Read {@link
 * braid.batch.spark.session.LiveSession} first.
 */
package braid.batch.spark.session;
