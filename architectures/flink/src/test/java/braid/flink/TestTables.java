package braid.flink;

import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.sql.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.DataType;

/** {@code 'connector' = 'test-rows'}: events that come from a list, and rows that go into one. */
public final class TestTables implements DynamicTableSourceFactory, DynamicTableSinkFactory {
    private static final Map<String, List<Object[]>> EVENTS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> COLUMNS = new ConcurrentHashMap<>();
    private static final Map<String, List<Object[]>> ROWS = new ConcurrentHashMap<>();
    private static final ConfigOption<String> LIST =
            ConfigOptions.key("list").stringType().noDefaultValue();

    /** The tables of a test. */
    static Program.Connectors of(String test, Map<String, List<Object[]>> events) {
        events.forEach((source, list) -> EVENTS.put(test + source, list));
        return new Program.Connectors() {
            @Override
            public Map<String, String> log(Source source) {
                return Map.of("connector", "test-rows", "list", test + source.name());
            }

            @Override
            public Map<String, String> rows(View view) {
                ROWS.put(test + view.name(), Collections.synchronizedList(new ArrayList<>()));
                return Map.of("connector", "test-rows", "list", test + view.name());
            }
        };
    }

    /** The names of the columns of a view's rows, in order. */
    static List<String> columns(String test, View view) {
        return COLUMNS.get(test + view.name());
    }

    /** What came out for a view, in the order in which it came; values as core holds them. */
    static List<Object[]> rows(String test, View view) {
        return ROWS.get(test + view.name());
    }

    @Override
    public String factoryIdentifier() {
        return "test-rows";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(LIST);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        return new Events(context.getCatalogTable().getOptions().get("list"), context.getPhysicalRowDataType());
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.createTableFactoryHelper(this, context).validate();
        String list = context.getCatalogTable().getOptions().get("list");
        COLUMNS.put(list, DataType.getFieldNames(context.getPhysicalRowDataType()));
        return new Rows(new Collected(list, context.getPhysicalRowDataType()));
    }

    private record Events(String list, DataType type) implements ScanTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            String name = list;
            return SourceProvider.of(new DataGeneratorSource<>(
                    index -> (RowData) GenericRowData.of(EVENTS.get(name).get(index.intValue())),
                    EVENTS.get(name).size(),
                    context.createTypeInformation(type)));
        }

        @Override
        public DynamicTableSource copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "events of a test";
        }
    }

    private record Rows(Collected sink) implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return ChangelogMode.upsert();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(sink);
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "rows of a test";
        }
    }

    private record Collected(String list, DataType type) implements Sink<RowData> {
        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            RowData.FieldGetter[] getters =
                    new RowData.FieldGetter[type.getChildren().size()];
            for (int i = 0; i < getters.length; i++) {
                getters[i] = RowData.createFieldGetter(type.getChildren().get(i).getLogicalType(), i);
            }
            return new SinkWriter<>() {
                @Override
                public void write(RowData row, Context at) {
                    Object[] values = new Object[getters.length + 1];
                    values[getters.length] = row.getRowKind();
                    for (int i = 0; i < getters.length; i++) {
                        values[i] = plain(getters[i].getFieldOrNull(row));
                    }
                    ROWS.get(list).add(values);
                }

                @Override
                public void flush(boolean endOfInput) {
                    // Nothing is held back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }

        private static Object plain(Object value) {
            if (value instanceof org.apache.flink.table.data.DecimalData decimal) {
                return decimal.toBigDecimal();
            }
            if (value instanceof org.apache.flink.table.data.TimestampData time) {
                return time.getMillisecond();
            }
            if (value instanceof Double number) {
                return number + 0.0;
            }
            return value instanceof org.apache.flink.table.data.StringData text ? text.toString() : value;
        }
    }
}
