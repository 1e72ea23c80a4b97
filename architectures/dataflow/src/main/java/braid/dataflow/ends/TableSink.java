package braid.dataflow.ends;

import braid.architectures.rows.ProcessRows;
import braid.architectures.rows.RealTimeRow;
import braid.architectures.rows.RowWriter;
import braid.core.group.GroupKey;
import braid.core.sql.CompiledPipelines;
import braid.core.view.Architecture;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import braid.dataflow.model.Where;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Writes a view's rows to Cassandra, those of a bundle together. A checkpoint waits for the bundle's end, so that what a completed one has
 * seen is durable. Rows are absolute and a fuller one lasts ({@link ViewRow}), so that writing one again changes nothing. If Cassandra does
 * not take them, the bundle fails, and the runner starts again from the last checkpoint.
 */
public final class TableSink extends DoFn<KV<GroupKey, ViewRow>, Void> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 20_000;

    private final ViewName view;
    private transient RowWriter rows;
    private transient int position;
    private transient Map<GroupKey, ViewRow> changed;

    /** Of one view's rows. */
    public TableSink(ViewName view) {
        this.view = view;
    }

    @Setup
    public void setup() {
        rows = ProcessRows.writer(view.pipeline(), Architecture.DATAFLOW);
        position = CompiledPipelines.of(view.pipeline()).views().indexOf(view.view());
    }

    @StartBundle
    public void start() {
        changed = new HashMap<>();
    }

    @ProcessElement
    public void process(@Element KV<GroupKey, ViewRow> pane, BoundedWindow window) {
        GroupKey group = new GroupKey(Where.start(window), pane.getKey().values());
        changed.merge(group, pane.getValue(), (one, other) -> one.events() > other.events() ? one : other);
        if (changed.size() >= MOST_ROWS) {
            finish();
        }
    }

    @FinishBundle
    public void finish() {
        RowWriter.Writes writes = rows.writes();
        changed.forEach((group, row) -> writes.add(position, new RealTimeRow(group, row.events(), row.partials())));
        writes.execute();
        changed.clear();
    }
}
