/**
 * What statements compute with: {@link braid.answer.sql.type.SqlTypes} and the values of parameters, and the context that a running plan
 * has.
 */
package braid.answer.sql.type;
