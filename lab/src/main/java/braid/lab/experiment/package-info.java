/** Many trials, planned, kept and judged together: {@link braid.lab.experiment.Experiment}. */
package braid.lab.experiment;
