package braid.flink.table;

import braid.core.view.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.types.DataType;

/** {@code 'format' = 'braid-event'}: the log's records, whose cut markers are passed over. */
public final class EventFormatFactory implements DeserializationFormatFactory {
    private static final String NAME = "braid-event";
    private static final ConfigOption<String> PIPELINE =
            ConfigOptions.key("pipeline").stringType().noDefaultValue();
    private static final ConfigOption<String> SOURCE =
            ConfigOptions.key("source").stringType().noDefaultValue();

    /**
     * The options of a table whose records are a source's events.
     *
     * @param pipeline the pipeline's file
     */
    public static Map<String, String> with(String pipeline, Source source) {
        Map<String, String> with = new LinkedHashMap<>();
        with.put("format", NAME);
        with.put(NAME + "." + PIPELINE.key(), pipeline);
        with.put(NAME + "." + SOURCE.key(), source.name());
        return with;
    }

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(PIPELINE, SOURCE);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        return new DecodingFormat<>() {
            @Override
            public DeserializationSchema<RowData> createRuntimeDecoder(
                    DynamicTableSource.Context runtime, DataType produced) {
                return new EventSchema(
                        options.get(PIPELINE), options.get(SOURCE), runtime.createTypeInformation(produced));
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return ChangelogMode.insertOnly();
            }
        };
    }
}
