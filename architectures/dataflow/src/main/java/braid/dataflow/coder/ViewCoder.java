package braid.dataflow.coder;

import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** How what belongs to a view, its groups and rows among it, travels between workers and stands in state; the encoding is core's. */
public abstract class ViewCoder<T> extends CustomCoder<T> {
    private static final long serialVersionUID = 1L;

    private final ViewName view;
    private transient ThreadLocal<GroupCodec> codec;

    /** Of what belongs to this view. */
    protected ViewCoder(ViewName view) {
        this.view = view;
    }

    /** A codec of this thread's own. */
    synchronized GroupCodec codec() {
        if (codec == null) {
            codec = ThreadLocal.withInitial(() -> new GroupCodec(view.view()));
        }
        return codec.get();
    }

    /** The view. */
    protected final ViewName name() {
        return view;
    }

    @Override
    public void verifyDeterministic() {
        // Equal groups have equal bytes.
    }

    @Override
    public boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((ViewCoder<?>) other).view.equals(view);
    }

    @Override
    public int hashCode() {
        return view.hashCode();
    }

    /** Of keys. */
    public static final class Groups extends ViewCoder<GroupKey> {
        private static final long serialVersionUID = 1L;

        /** Of a view. */
        public Groups(ViewName view) {
            super(view);
        }

        @Override
        public void encode(GroupKey group, OutputStream out) throws IOException {
            ByteArrayCoder.of().encode(codec().encode(group), out);
        }

        @Override
        public GroupKey decode(InputStream in) throws IOException {
            return codec().decodeGroup(ByteArrayCoder.of().decode(in));
        }
    }

    /** Of rows. */
    public static final class Rows extends ViewCoder<ViewRow> {
        private static final long serialVersionUID = 1L;

        /** Of a view. */
        public Rows(ViewName view) {
            super(view);
        }

        @Override
        public void encode(ViewRow row, OutputStream out) throws IOException {
            VarLongCoder.of().encode(row.events(), out);
            ByteArrayCoder.of().encode(codec().encode(row.partials()), out);
        }

        @Override
        public ViewRow decode(InputStream in) throws IOException {
            long events = VarLongCoder.of().decode(in);
            return new ViewRow(
                    events, codec().decodePartials(ByteArrayCoder.of().decode(in)));
        }
    }
}
