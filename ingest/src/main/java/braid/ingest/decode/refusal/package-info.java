/**
 * Why an event, or a whole body, is not accepted, in words of who sent it.
 */
package braid.ingest.decode.refusal;
