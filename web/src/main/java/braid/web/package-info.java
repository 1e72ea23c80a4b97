/**
 * The edge that both web services have: {@link braid.web.WebConfiguration} puts it in front of a service's own routes. What may be
 * asked by whom, how large and how slowly; what browsers are told; health and metrics; errors as problems (RFC 9457).
 *
 * <p>Knows Spring and Tomcat, but no layer and no store.
 */
package braid.web;
