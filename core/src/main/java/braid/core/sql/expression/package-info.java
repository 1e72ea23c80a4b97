/**
 * Which expressions two engines compute alike for every input, and what is rewritten so that they do. Read {@link
 * braid.core.sql.expression.AgreedExpressions} first.
 */
package braid.core.sql.expression;
