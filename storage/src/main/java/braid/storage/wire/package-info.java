/**
 * What one layer sends another over HTTP: {@link braid.storage.wire.ViewWire} spells filters and stored rows of a view,
 * {@link braid.storage.wire.RowStream} many rows as bytes.
 */
package braid.storage.wire;
