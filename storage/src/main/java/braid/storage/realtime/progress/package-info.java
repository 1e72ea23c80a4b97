/**
 * How far jobs and the speed layer have come, per partition: what may be visible, and what is known of it.
 */
package braid.storage.realtime.progress;
