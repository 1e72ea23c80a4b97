/**
 * The strict decoding at the door: {@link braid.ingest.decode.RequestDecoder} turns a request's body into events of one source and
 * rejections with reasons.
 *
 * <p>What passes here is the same typed row for every layer. Knows JSON and the source; knows no HTTP and no Kafka.
 */
package braid.ingest.decode;
