/**
 * Holds what statements answer against DuckDB, which shares nothing with the serving layer: {@link braid.serving.peer.GeneratedStatementsTest}
 * makes the statements up, {@link braid.serving.peer.AwkwardViews} is what they read.
 */
package braid.serving.peer;
