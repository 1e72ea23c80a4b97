/**
 * What the job computes: the way of an event from the log into its groups' rows, the same for the live log and for a replay. Read {@link
 * braid.kappa.topology.KappaTopology} first. Knows neither where readers find the rows nor who runs it.
 */
package braid.kappa.topology;
