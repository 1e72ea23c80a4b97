package braid.verify.answer;

import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.verify.fold.CannotVerify;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An answer of the serving layer as it was saved: what was asked, the rows, the coverage. */
public final class SavedAnswer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final JsonNode json;
    private final Coverage coverage;

    private SavedAnswer(JsonNode json) {
        this.json = json;
        this.coverage = coverage(json.path("coverage"));
    }

    /** @throws CannotVerify if it is no answer with its coverage */
    public static SavedAnswer read(InputStream in) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(in);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new CannotVerify("This is not JSON: " + e.getOriginalMessage()
                    + ". Save an answer with --format json, or from the REST API.");
        }
        return of(json);
    }

    /** @throws CannotVerify if it is no answer with its coverage */
    public static SavedAnswer of(JsonNode json) {
        for (String part : List.of("coverage", "asked", "rows", "columns")) {
            if (!json.path(part).isContainerNode()) {
                throw new CannotVerify(
                        "The answer has no '" + part
                                + "'. Save the whole JSON of an answer: braid view or braid query with --format json, or the REST API.");
            }
        }
        return new SavedAnswer(json);
    }

    /** Reads what the serving layer wrote. */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return JSON.readTree(bytes);
    }

    public JsonNode asked() {
        return json.path("asked");
    }

    public JsonNode columns() {
        return json.path("columns");
    }

    public JsonNode rows() {
        return json.path("rows");
    }

    /** Whether it says that there is another page. */
    public boolean hasNext() {
        return json.path("next").isTextual();
    }

    public Coverage coverage() {
        return coverage;
    }

    /**
     * The views that were read.
     *
     * @throws CannotVerify if the pipeline does not define them as they were
     */
    public List<View> views(Pipeline pipeline) {
        if (!coverage.pipeline().equals(pipeline.name())) {
            throw new CannotVerify("The answer is of pipeline '" + coverage.pipeline() + "', but the stack's is '"
                    + pipeline.name() + "'. Choose another with BRAID_PIPELINE, and its stack with BRAID_HOME.");
        }
        if (!coverage.complete()) {
            throw new CannotVerify("The answer says itself that it is not complete.");
        }
        if (!json.path("coverage").path("exact").asBoolean(true)) {
            throw new CannotVerify("The answer is of "
                    + json.path("coverage").path("architecture").asText()
                    + ", whose answers show at least the offsets that they name, so they are the fold of none that is known."
                    + " Compare it with an answer of lambda when nothing is behind.");
        }
        List<View> views = new ArrayList<>();
        json.path("coverage").path("views").fields().forEachRemaining(version -> {
            View view = pipeline.view(version.getKey());
            if (view == null) {
                throw new CannotVerify(
                        "Pipeline " + pipeline.name() + " has no view '" + version.getKey() + "' any more.");
            }
            if (!view.version().equals(version.getValue().asText())) {
                throw new CannotVerify(
                        "The answer is of version " + version.getValue().asText() + " of view "
                                + view.name() + ", but the pipeline file defines version " + view.version()
                                + ". Verify it with the file it was made with.");
            }
            views.add(view);
        });
        return views;
    }

    private static Coverage coverage(JsonNode json) {
        try {
            List<PartitionCoverage> partitions = new ArrayList<>();
            for (JsonNode source : json.path("sources")) {
                for (JsonNode partition : source.path("partitions")) {
                    long speedTo = required(partition, "speed_to").asLong();
                    partitions.add(new PartitionCoverage(
                            new Partition(
                                    required(source, "source").asText(),
                                    required(partition, "partition").asInt()),
                            required(partition, "batch_to").asLong(),
                            speedTo,
                            speedTo,
                            null));
                }
            }
            JsonNode published = json.path("published_at");
            return new Coverage(
                    required(json, "pipeline").asText(),
                    required(json, "cut").asLong(),
                    published.isTextual() ? Instant.parse(published.asText()) : null,
                    Instant.parse(required(json, "generated_at").asText()),
                    required(json, "complete").asBoolean(),
                    partitions);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new CannotVerify("The coverage is none: " + e.getMessage() + ".");
        }
    }

    private static JsonNode required(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isValueNode() || value.isNull()) {
            throw new CannotVerify("The coverage has no '" + name + "'.");
        }
        return value;
    }
}
