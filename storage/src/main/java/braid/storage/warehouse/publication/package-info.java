/**
 * Publishes a run's rows and its boundary in one transaction, and sees to it that one run at a time does. Read {@link
 * braid.storage.warehouse.publication.Publications} first.
 */
package braid.storage.warehouse.publication;
