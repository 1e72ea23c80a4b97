/** One architecture under one scenario, for real: {@link braid.lab.trial.Trial}. */
package braid.lab.trial;
