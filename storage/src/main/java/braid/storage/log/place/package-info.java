/**
 * Where the log stands: which logs there are now, where their partitions begin and end, and whether they still hold all of what a job
 * needs.
 */
package braid.storage.log.place;
