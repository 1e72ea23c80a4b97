/**
 * SELECT over merged views: {@link braid.serving.sql.SqlService} parses, validates and plans with Calcite, reads all views of the
 * statement at one coverage, and runs the plan over what was read.
 *
 * <p>Knows nothing of HTTP and of stores.
 */
package braid.serving.sql;
