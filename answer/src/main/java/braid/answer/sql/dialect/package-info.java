/**
 * What people and tools write that the standard spells otherwise: calls, types and operators of other engines become standard ones in the parsed
 * statement, at the place where they stand, so that nothing behind has to know them. What engines disagree on is refused.
 */
package braid.answer.sql.dialect;
