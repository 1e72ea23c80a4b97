/** Batch views: read in one snapshot of the warehouse, and held while their cut is the published one. */
package braid.stores.batch;
