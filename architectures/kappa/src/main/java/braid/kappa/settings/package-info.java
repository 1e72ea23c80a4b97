/**
 * How an instance is set up: its settings, those of Kafka Streams that follow from them, and the folder that only the same ones may open
 * again. Read {@link braid.kappa.settings.KappaSettings} first. Uses neither the topology nor the outlets.
 */
package braid.kappa.settings;
