/**
 * Evaluates a view's expressions over rows: {@link braid.core.expression.RowFunction}.
 *
 * <p>Calcite compiles them to bytecode. The batch layer compiles the same expressions to Spark SQL; a test there holds the two against
 * each other.
 */
package braid.core.expression;
