/**
 * Makes flushes durable, one behind the other, and merges those that are. Read {@link braid.speed.chain.ChainWriter} first.
 */
package braid.speed.chain;
