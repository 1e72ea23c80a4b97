/**
 * Where readers find the job's rows, and which events are in what they find for sure. Read {@link braid.kappa.outlet.Outlet} first. Of the
 * topology it knows only how it writes rows.
 */
package braid.kappa.outlet;
