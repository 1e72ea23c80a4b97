/** How far a job has come in the log, and whether the log is still whole: what its status and the coverage of its answers say. */
package braid.architectures.reach;
