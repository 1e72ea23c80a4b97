package braid.dataflow.model;

import braid.core.group.GroupKey;
import braid.dataflow.coder.ViewCoder;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Adds a group's panes up, in a state that lives as long as their window. */
final class AddUp extends DoFn<KV<GroupKey, ViewRow>, KV<GroupKey, ViewRow>> {
    private static final long serialVersionUID = 1L;

    private final ViewName view;

    @StateId("whole")
    private final StateSpec<ValueState<ViewRow>> spec;

    AddUp(ViewName view) {
        this.view = view;
        spec = StateSpecs.value(new ViewCoder.Rows(view));
    }

    @ProcessElement
    public void process(
            @Element KV<GroupKey, ViewRow> pane,
            @StateId("whole") ValueState<ViewRow> whole,
            OutputReceiver<KV<GroupKey, ViewRow>> out) {
        ViewRow more = pane.getValue();
        ViewRow before = whole.read();
        ViewRow row = before == null
                ? more
                : new ViewRow(
                        before.events() + more.events(), view.partials().merge(before.partials(), more.partials()));
        whole.write(row);
        out.output(KV.of(pane.getKey(), row));
    }
}
