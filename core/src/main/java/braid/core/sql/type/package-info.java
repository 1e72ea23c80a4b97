/**
 * Calcite's types with arithmetic that cannot overflow, their translation from and to Braid's, and functions of Java as Calcite's
 * operators.
 */
package braid.core.sql.type;
