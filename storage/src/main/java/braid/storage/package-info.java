/**
 * What two layers share in a store: the log's topics, the real-time views in Cassandra, the batch views in the warehouse. Read
 * {@link braid.storage.Setup} for what there is, then one package for each store.
 *
 * <p>The only owner of every stored format. Knows no layer.
 */
package braid.storage;
