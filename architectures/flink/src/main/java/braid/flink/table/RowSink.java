package braid.flink.table;

import braid.architectures.rows.ProcessRows;
import braid.architectures.rows.RealTimeRow;
import braid.architectures.rows.RowWriter;
import braid.core.group.GroupKey;
import braid.core.sql.CompiledPipelines;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.flink.sql.FlinkTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.RowKind;

/**
 * Writes a view's changed rows to Cassandra: at every checkpoint, so that what a completed one has seen is durable, and in between for
 * freshness.
 *
 * <p>Rows are absolute, so that writing one again changes nothing, and of two the later one lasts ({@link RowOrder}). If Cassandra does
 * not take them, the job fails and Flink starts it again from its last checkpoint.
 */
record RowSink(String pipeline, String view, List<String> columns, long flushMillis, Long order)
        implements Sink<RowData> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 20_000;

    @Override
    public SinkWriter<RowData> createWriter(WriterInitContext context) {
        return new Writer(context.getProcessingTimeService());
    }

    private final class Writer implements SinkWriter<RowData> {
        private final RowWriter rows = ProcessRows.writer(pipeline, Architecture.FLINK);
        private final ProcessingTimeService timers;
        private final int position;
        private final int window;
        private final DataType[] keyTypes;
        private final int[] keys;
        private final DataType[] partialTypes;
        private final int[] partials;
        private final Map<GroupKey, Object[]> changed = new HashMap<>();

        Writer(ProcessingTimeService timers) {
            this.timers = timers;
            Pipeline compiled = CompiledPipelines.of(pipeline);
            View definition = compiled.view(view);
            position = compiled.views().indexOf(definition);
            window = columns.indexOf(View.WINDOW_START);
            keyTypes = definition.keys().stream().map(key -> key.type()).toArray(DataType[]::new);
            keys = definition.keys().stream()
                    .mapToInt(key -> columns.indexOf(key.name()))
                    .toArray();
            List<Column> stored = definition.accumulatorColumns();
            partialTypes = stored.stream().map(Column::type).toArray(DataType[]::new);
            partials = stored.stream()
                    .mapToInt(column -> columns.indexOf(column.name()))
                    .toArray();
            flushAgain();
        }

        private void flushAgain() {
            timers.registerTimer(timers.getCurrentProcessingTime() + flushMillis, time -> {
                flush(false);
                flushAgain();
            });
        }

        @Override
        public void write(RowData row, Context context) {
            if (row.getRowKind() == RowKind.DELETE || row.getRowKind() == RowKind.UPDATE_BEFORE) {
                throw new IllegalStateException(
                        "A log of events takes nothing back, but a row of " + view + " came as " + row.getRowKind());
            }
            long start = window < 0 ? 0 : (Long) FlinkTypes.fromFlink(DataType.TIMESTAMP, row, window);
            changed.put(new GroupKey(start, values(row, keyTypes, keys)), values(row, partialTypes, partials));
            if (changed.size() >= MOST_ROWS) {
                flush(false);
            }
        }

        private static Object[] values(RowData row, DataType[] types, int[] at) {
            Object[] values = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = FlinkTypes.fromFlink(types[i], row, at[i]);
            }
            return values;
        }

        @Override
        public void flush(boolean endOfInput) {
            if (changed.isEmpty()) {
                return;
            }
            long now = order == null ? RowOrder.next() : order;
            RowWriter.Writes writes = rows.writes();
            changed.forEach((group, row) -> writes.add(position, new RealTimeRow(group, now, row)));
            writes.execute();
            changed.clear();
        }

        @Override
        public void close() {
            // The session belongs to the process.
        }
    }
}
