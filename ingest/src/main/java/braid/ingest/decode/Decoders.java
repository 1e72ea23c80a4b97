package braid.ingest.decode;

import braid.core.spelling.EventSpelling;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lends the decoders of one source, one to each thread that asks. Safe for use by several threads. */
public final class Decoders {
    private final Source source;
    private final List<String> eventTimes;
    private final EventTimes limits;
    private final int mostEvents;
    private final int longestEvent;
    private final Queue<RequestDecoder> idle = new ConcurrentLinkedQueue<>();

    public Decoders(Pipeline pipeline, Source source, EventTimes limits, int mostEvents, int longestEvent) {
        this.source = source;
        this.eventTimes = eventTimes(pipeline, source);
        this.limits = limits;
        this.mostEvents = mostEvents;
        this.longestEvent = longestEvent;
    }

    public Source source() {
        return source;
    }

    /** As {@link RequestDecoder#decode}. */
    public Decoded decode(byte[] body, int length, Format format, EventSpelling spelling) {
        RequestDecoder decoder = idle.poll();
        if (decoder == null) {
            decoder = new RequestDecoder(source, eventTimes, limits, mostEvents, longestEvent);
        }
        try {
            return decoder.decode(body, length, format, spelling);
        } finally {
            idle.add(decoder);
        }
    }

    /** The columns that the views over a source take as event time. */
    static List<String> eventTimes(Pipeline pipeline, Source source) {
        return pipeline.viewsOf(source).stream()
                .map(view -> view.window().timeColumn())
                .distinct()
                .toList();
    }
}
