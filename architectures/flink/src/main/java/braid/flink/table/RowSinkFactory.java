package braid.flink.table;

import braid.core.view.View;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String NAME = "braid-rows";
    private static final ConfigOption<String> PIPELINE =
            ConfigOptions.key("pipeline").stringType().noDefaultValue();
    private static final ConfigOption<String> VIEW =
            ConfigOptions.key("view").stringType().noDefaultValue();
    private static final ConfigOption<Long> FLUSH_MS =
            ConfigOptions.key("flush-ms").longType().noDefaultValue();
    private static final ConfigOption<Long> ORDER = ConfigOptions.key("order")
            .longType()
            .noDefaultValue()
            .withDescription(
                    "The order of all rows of a batch run; without it rows are ordered by when they are written.");

    /**
     * The options of a table that takes a view's rows.
     *
     * @param pipeline the pipeline's file
     * @param flush how long rows are gathered
     * @param order of all rows that are written; {@code null} for the moment of writing
     */
    public static Map<String, String> with(String pipeline, View view, Duration flush, Long order) {
        Map<String, String> with = new LinkedHashMap<>();
        with.put("connector", NAME);
        with.put(PIPELINE.key(), pipeline);
        with.put(VIEW.key(), view.name());
        with.put(FLUSH_MS.key(), Long.toString(flush.toMillis()));
        if (order != null) {
            with.put(ORDER.key(), order.toString());
        }
        return with;
    }

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
