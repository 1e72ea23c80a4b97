/** Problem documents (RFC 9457) for what no controller answers. */
package braid.web.problem;
