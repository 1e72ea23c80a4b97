/** Commands of one architecture: batch runs, and computing the log anew. */
package braid.cli.architecture;
