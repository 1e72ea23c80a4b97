/** The names in the master dataset that its writer and its readers share. Knows no Iceberg: {@link braid.storage.dataset.DatasetFormat}. */
package braid.storage.dataset;
