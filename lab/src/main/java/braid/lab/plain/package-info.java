/**
 * What people would write instead: one thread, one loop, a few maps. It is the row that every comparison has, and the least that a platform has to justify.
 */
package braid.lab.plain;
