/**
 * Window functions and named windows that Calcite types, but has no code for or reads otherwise, in terms of what it has.
 */
package braid.answer.sql.dialect.window;
