package braid.serving.peer;

import braid.answer.limit.LimitExceeded;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.BadRequest;
import braid.core.type.DataType;
import braid.serving.ModelDoors;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts statements to {@code POST /api/v1/sql}, and compares what comes with what was answered or refused without HTTP. */
final class SqlDoor {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Those of the limits that docs/serving-layer.md names. */
    private static final Set<Integer> OF_LIMITS = Set.of(400, 429, 504);

    private final ModelDoors doors;

    SqlDoor(ModelDoors doors) {
        this.doors = doors;
    }

    /** How the answer over HTTP differs from this one. */
    Optional<String> difference(String statement, RowsAnswer answer) {
        HttpResponse<String> response = ask(statement);
        if (response.statusCode() != 200) {
            return Optional.of("Answered, but status " + response.statusCode() + ": " + response.body());
        }
        JsonNode rows = read(response).get("rows");
        if (rows.size() != answer.rows().size()) {
            return Optional.of(answer.rows().size() + " rows, " + rows.size() + " over HTTP");
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < answer.columns().size(); c++) {
                ResultColumn column = answer.columns().get(c);
                JsonNode value = rows.get(i).get(column.name());
                if (!spells(value, column.type(), answer.rows().get(i)[c])) {
                    return Optional.of("Row " + i + ", " + column.name() + " is "
                            + answer.rows().get(i)[c] + ", but " + value + " over HTTP");
                }
            }
        }
        return Optional.empty();
    }

    /** What is wrong with how a refusal comes over HTTP. */
    Optional<String> difference(String statement, RuntimeException refusal) {
        HttpResponse<String> response = ask(statement);
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode problem = read(response);
        boolean same = type.startsWith("application/problem+json")
                && problem.path("status").asInt() == response.statusCode()
                && refusal.getMessage().equals(problem.path("detail").textValue());
        if (refusal instanceof LimitExceeded limit) {
            same &= OF_LIMITS.contains(response.statusCode())
                    && limit.limit().key().equals(problem.path("limit").textValue());
        } else {
            Map<String, Object> details = ((BadRequest) refusal).details();
            same &= response.statusCode() == 400
                    && Integer.valueOf(problem.path("line").asInt()).equals(details.get("line"))
                    && Integer.valueOf(problem.path("column").asInt()).equals(details.get("column"));
        }
        return same
                ? Optional.empty()
                : Optional.of("Refused (" + refusal.getMessage() + "), but over HTTP " + response.statusCode() + " "
                        + type + ": " + response.body());
    }

    private HttpResponse<String> ask(String statement) {
        try {
            return doors.sql(JSON.writeValueAsString(Map.of("sql", statement, "parameters", List.of())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(response.body(), e);
        }
    }

    /** Whether a value of the document is this one, in all its digits. */
    private static boolean spells(JsonNode json, DataType type, Object value) {
        if (json == null || value == null || json.isNull()) {
            return json != null && json.isNull() && value == null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> json.isBoolean() && json.booleanValue() == (Boolean) value;
            case INTEGER, BIGINT, DECIMAL ->
                json.isNumber() && json.decimalValue().compareTo(new BigDecimal(value.toString())) == 0;
            case DOUBLE -> json.isNumber() && json.decimalValue().doubleValue() == (Double) value;
            case DATE -> LocalDate.parse(json.textValue()).toEpochDay() == (Integer) value;
            case TIMESTAMP -> Instant.parse(json.textValue()).toEpochMilli() == (Long) value;
            default -> json.isTextual() && json.textValue().equals(value);
        };
    }
}
