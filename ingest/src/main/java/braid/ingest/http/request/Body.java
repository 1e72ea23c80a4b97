package braid.ingest.http.request;

/** A request's body in memory, decompressed: the first {@code length} of {@code bytes}. */
public record Body(byte[] bytes, int length) {}
