package braid.ingest.http;

/** A request's body in memory, decompressed: the first {@code length} of {@code bytes}. */
record Body(byte[] bytes, int length) {}
