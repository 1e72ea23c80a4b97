/**
 * JDBC: the wire protocol of Apache Calcite Avatica over {@link braid.answer.sql.SqlService}, so that any client with Avatica's remote
 * driver reads merged views. Read {@link braid.jdbc.AvaticaEndpoint} first.
 *
 * <p>Knows nothing of HTTP but bytes, and nothing of stores.
 */
package braid.jdbc;
