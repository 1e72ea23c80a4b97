package braid.dataflow.coder;

import braid.core.event.PrimaryKeyCodec;
import braid.core.sql.CompiledPipelines;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** The primary key of a source's event, as bytes. */
public final class PrimaryKey implements SerializableFunction<Object[], byte[]> {
    private static final long serialVersionUID = 1L;

    private final String pipeline;
    private final String source;
    private transient ThreadLocal<PrimaryKeyCodec> codec;

    /** @param pipeline the pipeline's file */
    public PrimaryKey(String pipeline, String source) {
        this.pipeline = pipeline;
        this.source = source;
    }

    @Override
    public byte[] apply(Object[] event) {
        return codec().encode(event);
    }

    private synchronized PrimaryKeyCodec codec() {
        if (codec == null) {
            codec = ThreadLocal.withInitial(
                    () -> new PrimaryKeyCodec(CompiledPipelines.of(pipeline).source(source)));
        }
        return codec.get();
    }
}
