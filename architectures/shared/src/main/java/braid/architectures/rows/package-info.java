/** Rows of real-time views as the jobs of other architectures write them: each the whole result of a group so far, in batches, one writer a process. */
package braid.architectures.rows;
