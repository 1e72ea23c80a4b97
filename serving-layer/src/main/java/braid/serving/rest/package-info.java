/**
 * The HTTP endpoint: routes, JSON and CSV, problem documents. Read {@link braid.serving.rest.ViewsController} first.
 */
package braid.serving.rest;
