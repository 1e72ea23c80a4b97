package braid.dataflow;

import braid.core.event.GroupCodec;
import braid.core.expression.GroupKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** How a view's groups, accumulators and rows travel between workers and stand in state; the encoding is core's. */
abstract class ViewCoder<T> extends CustomCoder<T> {
    private static final long serialVersionUID = 1L;

    private final ViewName view;
    private transient ThreadLocal<GroupCodec> codec;

    private ViewCoder(ViewName view) {
        this.view = view;
    }

    /** A codec of this thread's own. */
    synchronized GroupCodec codec() {
        if (codec == null) {
            codec = ThreadLocal.withInitial(() -> new GroupCodec(view.view()));
        }
        return codec.get();
    }

    ViewName name() {
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
    static final class Groups extends ViewCoder<GroupKey> {
        private static final long serialVersionUID = 1L;

        Groups(ViewName view) {
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
    static final class Rows extends ViewCoder<ViewRow> {
        private static final long serialVersionUID = 1L;

        Rows(ViewName view) {
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

    /** Of what {@link What} has taken in. */
    static final class Folds extends ViewCoder<What.Fold> {
        private static final long serialVersionUID = 1L;

        private final Rows rows;

        Folds(ViewName view) {
            super(view);
            rows = new Rows(view);
        }

        @Override
        public void encode(What.Fold fold, OutputStream out) throws IOException {
            rows.encode(fold.row(name().partials()), out);
        }

        @Override
        public What.Fold decode(InputStream in) throws IOException {
            return What.Fold.of(rows.decode(in), name().partials());
        }
    }
}
