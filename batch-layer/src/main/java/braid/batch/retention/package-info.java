/**
 * Warns before the log's retention reaches what has not been landed: {@link braid.batch.retention.RetentionWatch}. Only looks; knows the
 * log and the published cut.
 */
package braid.batch.retention;
