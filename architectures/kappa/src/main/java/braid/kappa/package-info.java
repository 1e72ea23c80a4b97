/** The Kappa architecture as one Kafka Streams job. Read {@link braid.kappa.KappaTopology} first. */
package braid.kappa;
