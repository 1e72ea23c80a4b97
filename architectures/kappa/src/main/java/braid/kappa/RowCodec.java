package braid.kappa;

import braid.core.event.GroupCodec;
import braid.core.expression.GroupKey;
import braid.core.view.View;

/** How a view's groups and partial aggregates stand in topics and state stores. Safe for use by several threads. */
final class RowCodec {
    private final ThreadLocal<GroupCodec> codec;

    RowCodec(View view) {
        codec = ThreadLocal.withInitial(() -> new GroupCodec(view));
    }

    byte[] encode(GroupKey group) {
        return codec.get().encode(group);
    }

    GroupKey group(byte[] bytes) {
        return codec.get().decodeGroup(bytes);
    }

    byte[] encode(Object[] partials) {
        return codec.get().encode(partials);
    }

    Object[] partials(byte[] bytes) {
        return codec.get().decodePartials(bytes);
    }
}
