/**
 * The three stores as the serving layer uses them: opened in the background, tried again when they are down, asked for their health.
 * Read {@link braid.stores.Stores} first.
 *
 * <p>Knows nothing of HTTP or SQL.
 */
package braid.stores;
