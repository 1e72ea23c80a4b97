package braid.kappa;

import braid.core.event.GroupCodec;
import braid.core.expression.GroupKey;
import braid.core.view.View;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How a view's groups and partial aggregates stand in topics and state stores. Safe for use by several threads. */
final class RowSerdes {
    private final ThreadLocal<GroupCodec> codec;

    RowSerdes(View view) {
        codec = ThreadLocal.withInitial(() -> new GroupCodec(view));
    }

    Serde<GroupKey> group() {
        return Serdes.serdeFrom(
                (topic, group) -> group == null ? null : codec.get().encode(group),
                (topic, bytes) -> bytes == null ? null : codec.get().decodeGroup(bytes));
    }

    Serde<Object[]> partials() {
        return Serdes.serdeFrom(
                (topic, partials) -> partials == null ? null : codec.get().encode(partials),
                (topic, bytes) -> bytes == null ? null : codec.get().decodePartials(bytes));
    }
}
