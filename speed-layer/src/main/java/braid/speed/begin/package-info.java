/**
 * How a partition that was given to this instance is taken over, and where its fold goes on. Read {@link braid.speed.begin.Beginning}
 * first.
 */
package braid.speed.begin;
