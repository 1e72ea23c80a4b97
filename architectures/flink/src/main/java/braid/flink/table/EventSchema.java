package braid.flink.table;

import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.sql.CompiledPipelines;
import braid.core.view.Source;
import braid.flink.sql.FlinkTypes;
import braid.flink.sql.Limits;
import braid.service.settings.Settings;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;

/** Turns a record of the log into a row of its source's table; a cut marker of a batch layer beside it, or a foreign record, into none. */
public final class EventSchema implements DeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private static final LongAdder EVENTS = new LongAdder();
    private static final LongAdder BEFORE_1970 = new LongAdder();

    private final String pipeline;
    private final String sourceName;
    private final TypeInformation<RowData> produced;
    private transient Source source;
    private transient int[] calendar;
    private transient RecordReader reader;

    EventSchema(String pipeline, String sourceName, TypeInformation<RowData> produced) {
        this.pipeline = pipeline;
        this.sourceName = sourceName;
        this.produced = produced;
    }

    /** Events read by this process, redelivered ones and those read again after a failure included. */
    public static long events() {
        return EVENTS.sum();
    }

    /** Events left out because Flink would compute a wrong calendar for them. */
    public static long before1970() {
        return BEFORE_1970.sum();
    }

    @Override
    public void open(InitializationContext context) {
        source = CompiledPipelines.of(pipeline).source(sourceName);
        calendar = CompiledPipelines.of(pipeline).viewsOf(source).stream()
                .flatMap(view -> Limits.calendarColumns(view).stream())
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
        reader = new RecordReader(source, new SchemaTopic(LogSettings.of(Settings.load())));
    }

    @Override
    public RowData deserialize(byte[] record) throws IOException {
        if (!(reader.read(record) instanceof LogRecord.Event event)) {
            return null;
        }
        Object[] row = event.row();
        EVENTS.increment();
        if (isBefore1970(row)) {
            BEFORE_1970.increment();
            return null;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = FlinkTypes.toFlink(source.columns().get(i).type(), row[i]);
        }
        return GenericRowData.of(row);
    }

    private boolean isBefore1970(Object[] row) {
        for (int column : calendar) {
            if (row[column] instanceof Number time && time.longValue() < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isEndOfStream(RowData next) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return produced;
    }
}
