package braid.ingest.http;

import braid.ingest.decode.Decoders;
import java.util.Map;

/** The sources that events are taken for, by name, in the order of the pipeline. */
record Sources(Map<String, Decoders> byName) {}
