/**
 * Mergeable aggregate functions. Read {@link braid.core.aggregate.Aggregate} first.
 *
 * <p>Every one passes the same law suite: identity, associativity, commutativity, any split, any order, encode and decode.
 */
package braid.core.aggregate;
