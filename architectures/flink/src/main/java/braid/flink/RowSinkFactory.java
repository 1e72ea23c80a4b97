package braid.flink;

import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** {@code 'connector' = 'braid-rows'}: a view's rows in Cassandra. */
public final class RowSinkFactory implements DynamicTableSinkFactory {
    static final String NAME = "braid-rows";
    static final ConfigOption<String> PIPELINE =
            ConfigOptions.key("pipeline").stringType().noDefaultValue();
    static final ConfigOption<String> VIEW =
            ConfigOptions.key("view").stringType().noDefaultValue();
    static final ConfigOption<Long> FLUSH_MS =
            ConfigOptions.key("flush-ms").longType().noDefaultValue();
    static final ConfigOption<Long> ORDER = ConfigOptions.key("order")
            .longType()
            .noDefaultValue()
            .withDescription(
                    "The order of all rows of a batch run; without it rows are ordered by when they are written.");

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(PIPELINE, VIEW, FLUSH_MS);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(ORDER);
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        helper.validate();
        ReadableConfig options = helper.getOptions();
        List<String> columns = context.getCatalogTable().getResolvedSchema().getColumns().stream()
                .map(Column::getName)
                .toList();
        return new RowTable(new RowSink(
                options.get(PIPELINE),
                options.get(VIEW),
                List.copyOf(columns),
                options.get(FLUSH_MS),
                options.getOptional(ORDER).orElse(null)));
    }

    private record RowTable(RowSink sink) implements DynamicTableSink {
        /** Rows replace those of the same group: what was there before is of no interest, and nothing is ever taken back. */
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
            return new RowTable(sink);
        }

        @Override
        public String asSummaryString() {
            return NAME;
        }
    }
}
