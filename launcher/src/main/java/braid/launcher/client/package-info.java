/**
 * What the running services are asked, over HTTP: status, rows, coverage, batch runs.
 *
 * <p>Read {@link braid.launcher.client.Api} first. Knows the addresses and the JSON of the services, not how they are run.
 */
package braid.launcher.client;
