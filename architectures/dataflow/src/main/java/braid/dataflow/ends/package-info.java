/**
 * Where the pipeline's events come from and its rows go to: the log, read as it comes or up to its end, and Cassandra. Read {@link
 * braid.dataflow.ends.LiveLog} first. Of the model it knows a window's start and the counters' names only.
 */
package braid.dataflow.ends;
