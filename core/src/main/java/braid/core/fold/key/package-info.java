/**
 * Keys of groups and of events as bytes and as hashes, and the tables that find them again without an object for each.
 */
package braid.core.fold.key;
