/** What one layer sends another over HTTP: {@link braid.storage.wire.ViewWire} spells filters and stored rows of a view. */
package braid.storage.wire;
