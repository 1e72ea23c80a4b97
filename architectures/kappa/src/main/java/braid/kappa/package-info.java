/**
 * The Kappa architecture as one Kafka Streams job. Read {@link braid.kappa.topology.KappaTopology} first, it is all that is computed;
 * {@link braid.kappa.KappaJob} runs it and tells what it does. Knows no layer of Lambda.
 */
package braid.kappa;
