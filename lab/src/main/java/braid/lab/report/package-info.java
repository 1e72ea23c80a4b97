/** What an experiment says, as tables and pages. */
package braid.lab.report;
