/**
 * A request for events as it comes: its parameters, its type, its body within a budget of memory, and the problem that it is answered
 * with.
 */
package braid.ingest.http.request;
