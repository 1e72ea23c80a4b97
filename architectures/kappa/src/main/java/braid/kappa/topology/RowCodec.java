package braid.kappa.topology;

import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import braid.core.view.View;

/** How a view's groups and partial aggregates stand in topics and state stores. Safe for use by several threads. */
public final class RowCodec {
    private final ThreadLocal<GroupCodec> codec;

    /** Of a view. */
    public RowCodec(View view) {
        codec = ThreadLocal.withInitial(() -> new GroupCodec(view));
    }

    byte[] encode(GroupKey group) {
        return codec.get().encode(group);
    }

    /** The group that these bytes are. */
    public GroupKey group(byte[] bytes) {
        return codec.get().decodeGroup(bytes);
    }

    byte[] encode(Object[] partials) {
        return codec.get().encode(partials);
    }

    /** The partial aggregates that these bytes are. */
    public Object[] partials(byte[] bytes) {
        return codec.get().decodePartials(bytes);
    }
}
