/**
 * The master dataset: every event ever accepted, typed, in one Iceberg table for each source, with the Kafka partition and offset that it
 * came from. Read {@link braid.batch.dataset.MasterDataset} for what is in it, then {@link braid.batch.dataset.Landing}.
 *
 * <p>Knows the log and Spark; knows no view and no warehouse.
 */
package braid.batch.dataset;
