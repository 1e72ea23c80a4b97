package braid.engine.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What a checkpoint promises to make visible: all of a partition before an offset. The delta itself need not be in the checkpoint, because the
 * log has what it is made of.
 */
record SealedDelta(String topic, int partition, long end) {
    /** Writes promises into checkpoints. */
    static final class Serializer implements SimpleVersionedSerializer<SealedDelta> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(SealedDelta delta) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(delta.topic());
                out.writeInt(delta.partition());
                out.writeLong(delta.end());
            }
            return bytes.toByteArray();
        }

        @Override
        public SealedDelta deserialize(int version, byte[] bytes) throws IOException {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                return new SealedDelta(in.readUTF(), in.readInt(), in.readLong());
            }
        }
    }
}
