/**
 * Who may ask a service for what. {@link braid.service.access.ApiKeys} knows the keys and their roles;
 * {@link braid.service.access.Guard} decides about one request. Knows no web server.
 */
package braid.service.access;
