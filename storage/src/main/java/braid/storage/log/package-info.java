/** The log: names of topics, client properties, and the topic of Avro schemas. Read {@link braid.storage.log.Topics} first. */
package braid.storage.log;
