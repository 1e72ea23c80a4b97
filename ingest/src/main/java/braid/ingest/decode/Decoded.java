package braid.ingest.decode;

import braid.ingest.decode.refusal.Rejection;
import java.util.List;

/** What a body held: the events to accept and those rejected, each in the body's order. */
public record Decoded(List<EncodedEvent> accepted, List<Rejection> rejected) {}
