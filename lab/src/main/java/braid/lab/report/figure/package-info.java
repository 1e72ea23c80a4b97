/** The figures of an experiment: by architecture and scenario, with their medians and intervals, and whether they may be compared. */
package braid.lab.report.figure;
