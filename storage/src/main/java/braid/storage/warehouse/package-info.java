/**
 * The batch views in the warehouse, H2 or PostgreSQL: tables, the lease, the cut sequence, publication and snapshots. Read
 * {@link braid.storage.warehouse.WarehouseTables} first.
 */
package braid.storage.warehouse;
