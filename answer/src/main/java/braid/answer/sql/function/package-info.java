/**
 * What statements compute with times, intervals and text, where Calcite's own functions lose something or answer in another unit than the
 * views: {@link braid.answer.sql.function.FunctionRewrite} puts these in their place.
 *
 * <p>Knows no view and no store. Public classes here are called by compiled plans.
 */
package braid.answer.sql.function;
