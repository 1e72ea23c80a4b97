package braid.flink.sketch;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a sketch into checkpoints as its length and its bytes, -1 for one that has seen nothing. */
public final class SketchSerializer extends TypeSerializerSingleton<Sketch> {
    private static final long serialVersionUID = 1L;
    private static final int NOTHING = -1;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Sketch createInstance() {
        return new Sketch();
    }

    @Override
    public Sketch copy(Sketch from) {
        return Sketch.of(from.bytes());
    }

    @Override
    public Sketch copy(Sketch from, Sketch reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Sketch sketch, DataOutputView target) throws IOException {
        byte[] bytes = sketch.bytes();
        target.writeInt(bytes == null ? NOTHING : bytes.length);
        if (bytes != null) {
            target.write(bytes);
        }
    }

    @Override
    public Sketch deserialize(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NOTHING) {
            return new Sketch();
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return Sketch.of(bytes);
    }

    @Override
    public Sketch deserialize(Sketch reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Sketch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format never changed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sketch> {
        public Snapshot() {
            super(SketchSerializer::new);
        }
    }
}
