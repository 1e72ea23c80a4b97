package braid.answer.format;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.InstantText;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.AnsweredRequest;
import braid.core.boundary.Coverage;
import braid.core.boundary.PartitionCoverage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes answers as JSON, value by value. DECIMAL is a number with all its digits, TIMESTAMP an instant with its Z, NULL is null.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonWriter() {}

    public static void write(RowsAnswer answer, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            if (answer.view() != null) {
                json.writeStringField("view", answer.view());
            }
            writeColumns(answer.columns(), json);
            new JsonRowWriter(json).write(answer);
            json.writeFieldName("coverage");
            writeCoverage(answer.coverage(), json);
            writeAsked(answer.asked(), json);
            json.writeStringField("next", answer.next());
            json.writeEndObject();
        }
    }

    public static void write(AnswerCoverage coverage, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writeCoverage(coverage, json);
        }
    }

    private static void writeAsked(AnsweredRequest asked, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("asked");
        if (asked instanceof AnsweredRequest.Rows rows) {
            json.writeStringField("view", rows.view());
            json.writeObjectFieldStart("parameters");
            for (Map.Entry<String, List<String>> parameter : rows.parameters().entrySet()) {
                json.writeArrayFieldStart(parameter.getKey());
                for (String value : parameter.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } else if (asked instanceof AnsweredRequest.Sql statement) {
            json.writeStringField("sql", statement.sql());
            json.writeArrayFieldStart("parameters");
            for (Object value : statement.parameters()) {
                writeParameter(value, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** A parameter is text, a number, a boolean, null or a list of these as it came; anything else, which only JDBC gives, as its text. */
    private static void writeParameter(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                writeParameter(each, json);
            }
            json.writeEndArray();
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString(value == null ? null : value.toString());
        }
    }

    private static void writeColumns(List<ResultColumn> columns, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("columns");
        for (ResultColumn column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCoverage(AnswerCoverage answer, JsonGenerator json) throws IOException {
        Coverage coverage = answer.coverage();
        json.writeStartObject();
        json.writeStringField("pipeline", coverage.pipeline());
        json.writeStringField("architecture", answer.architecture().word());
        json.writeBooleanField("exact", answer.architecture().isExact());
        json.writeNumberField("cut", coverage.cut());
        json.writeStringField(
                "published_at",
                coverage.publishedAt() == null
                        ? null
                        : InstantText.of(coverage.publishedAt().toEpochMilli()));
        json.writeBooleanField("complete", coverage.complete());
        json.writeStringField(
                "generated_at", InstantText.of(coverage.generatedAt().toEpochMilli()));
        json.writeFieldName("freshness_ms");
        writeOptional(answer.freshnessMillis(), json);
        json.writeFieldName("lag_events");
        writeOptional(answer.lag(), json);
        json.writeFieldName("quarantined");
        writeOptional(coverage.quarantined(), json);
        json.writeArrayFieldStart("stands_still");
        for (String why : answer.standsStill()) {
            json.writeString(why);
        }
        json.writeEndArray();
        json.writeStringField("layer", answer.layer().name().toLowerCase(Locale.ROOT));
        json.writeObjectFieldStart("views");
        for (Map.Entry<String, String> view : answer.versions().entrySet()) {
            json.writeStringField(view.getKey(), view.getValue());
        }
        json.writeEndObject();
        writeSources(answer, json);
        json.writeEndObject();
    }

    /** Partitions are ordered by source, so that each source's stand together. */
    private static void writeSources(AnswerCoverage answer, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sources");
        String source = null;
        for (PartitionCoverage partition : answer.coverage().partitions()) {
            if (!partition.partition().source().equals(source)) {
                if (source != null) {
                    json.writeEndArray();
                    json.writeEndObject();
                }
                source = partition.partition().source();
                json.writeStartObject();
                json.writeStringField("source", source);
                Optional<String> redelivered = answer.redelivered(source);
                if (redelivered.isPresent()) {
                    json.writeStringField("redelivered", redelivered.get());
                }
                json.writeArrayFieldStart("partitions");
            }
            writePartition(partition, answer.logEndKnown(), json);
        }
        if (source != null) {
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePartition(PartitionCoverage partition, boolean logEndKnown, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("partition", partition.partition().number());
        json.writeNumberField("batch_to", partition.batchTo());
        json.writeNumberField("speed_to", partition.speedTo());
        json.writeFieldName("log_end");
        writeOptional(logEndKnown ? OptionalLong.of(partition.logEnd()) : OptionalLong.empty(), json);
        json.writeFieldName("quarantined");
        writeOptional(partition.quarantined(), json);
        json.writeEndObject();
    }

    private static void writeOptional(OptionalLong value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumber(value.getAsLong());
        } else {
            json.writeNull();
        }
    }
}
