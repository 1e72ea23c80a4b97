/**
 * How every part of a stack is doing, gathered in one document and shown.
 *
 * <p>Read {@link braid.cli.status.Report} first. Looks only: starts and changes nothing.
 */
package braid.cli.status;
