/** What happens in a trial, as files that a student can read: {@link braid.lab.scenario.Scenario}. */
package braid.lab.scenario;
