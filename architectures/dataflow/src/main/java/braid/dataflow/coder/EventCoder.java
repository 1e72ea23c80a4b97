package braid.dataflow.coder;

import braid.core.event.EventCodec;
import braid.core.sql.CompiledPipelines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;

/** How a source's events travel between workers: as they stand in the log. */
public final class EventCoder extends CustomCoder<Object[]> {
    private static final long serialVersionUID = 1L;

    private final String pipeline;
    private final String source;
    private transient ThreadLocal<EventCodec> codec;

    /** @param pipeline the pipeline's file */
    public EventCoder(String pipeline, String source) {
        this.pipeline = pipeline;
        this.source = source;
    }

    @Override
    public void encode(Object[] event, OutputStream out) throws IOException {
        ByteArrayCoder.of().encode(codec().encode(event), out);
    }

    @Override
    public Object[] decode(InputStream in) throws IOException {
        return codec().decode(ByteArrayCoder.of().decode(in));
    }

    @Override
    public void verifyDeterministic() {
        // Avro's binary form has one encoding for a value.
    }

    private synchronized EventCodec codec() {
        if (codec == null) {
            codec = ThreadLocal.withInitial(
                    () -> new EventCodec(CompiledPipelines.of(pipeline).source(source)));
        }
        return codec.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventCoder that && that.pipeline.equals(pipeline) && that.source.equals(source);
    }

    @Override
    public int hashCode() {
        return pipeline.hashCode() * 31 + source.hashCode();
    }
}
