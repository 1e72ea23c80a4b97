package braid.dataflow.model;

import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.dataflow.coder.ViewName;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Puts an event that passes the view's filter under the group that it belongs to; its window is {@link Where}'s to say. */
final class Grouping extends DoFn<Object[], KV<GroupKey, Object[]>> {
    private static final long serialVersionUID = 1L;

    private final ViewName view;
    private transient ViewFunction function;

    Grouping(ViewName view) {
        this.view = view;
    }

    @Setup
    public void setup() {
        function = new ViewFunction(view.view());
    }

    @ProcessElement
    public void process(@Element Object[] event, OutputReceiver<KV<GroupKey, Object[]>> out) {
        if (function.accept(event)) {
            out.output(KV.of(new GroupKey(0, function.group().values()), event));
        }
    }
}
