/** Limits of what stands before a body, and of a body: how large, how slow. */
package braid.web.limit;
