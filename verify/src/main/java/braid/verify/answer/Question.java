package braid.verify.answer;

import braid.answer.format.JsonWriter;
import braid.answer.merge.Layer;
import braid.answer.read.MergedReader;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.HeldAnswers;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.RowsService;
import braid.answer.rows.parameter.AskedArchitecture;
import braid.answer.rows.parameter.MaxStaleness;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.rows.request.BadRequest;
import braid.answer.rows.request.RowsRequest;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.group.RowFilter;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.verify.fold.CannotVerify;
import braid.verify.fold.FoldedViews;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an answer answers, ready to be asked again: of the serving layer's own code, over views that were folded for it. */
public abstract sealed class Question {
    private static final Duration NO_HURRY = Duration.ofDays(1);

    /** @throws CannotVerify if the answer holds no question that can be asked again */
    public static Question of(SavedAnswer answer, Pipeline pipeline) {
        JsonNode asked = answer.asked();
        try {
            if (asked.path("sql").isTextual()) {
                return new OfStatement(pipeline, asked);
            }
            return new OfRows(pipeline, asked);
        } catch (BadRequest e) {
            throw new CannotVerify("What was asked cannot be asked again. " + e.getMessage());
        }
    }

    /** The rows of each view that matter, by its name; one that is absent matters as a whole. */
    public abstract Map<String, RowFilter> filters();

    /** Whether any batch row takes part in the answer. */
    public abstract boolean needsBatch();

    /** The columns that name a row; empty where rows have no name. */
    public abstract List<String> rowKey();

    /** Why another answer could be right too; empty where there is one right answer only. */
    public abstract String caveat();

    abstract RowsAnswer answer(MergedReader reader);

    /** The right answer, in the form in which the serving layer gives it. */
    public JsonNode ask(FoldedViews folded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonWriter.write(answer(folded.reader()), out);
            return SavedAnswer.parse(out.toByteArray());
        } catch (BadRequest e) {
            throw new CannotVerify("What was asked cannot be asked again. " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cut that was asked for is the one that is folded. */
    private record SamePast(MergedReader reader) implements Past {
        @Override
        public MergedReader at(long cut) {
            return reader;
        }

        @Override
        public Duration timeout() {
            return NO_HURRY;
        }
    }

    private static final class OfRows extends Question {
        private final RowsRequest request;

        OfRows(Pipeline pipeline, JsonNode asked) {
            Map<String, String[]> parameters = new HashMap<>();
            asked.path("parameters").fields().forEachRemaining(p -> parameters.put(p.getKey(), texts(p.getValue())));
            parameters.remove(MaxStaleness.NAME);
            parameters.remove(AskedArchitecture.NAME);
            request = new RowsParameters(pipeline, Integer.MAX_VALUE - 2, NO_HURRY)
                    .read(asked.path("view").asText(), parameters);
        }

        private static String[] texts(JsonNode values) {
            return StreamSupport.stream(values.spliterator(), false)
                    .map(JsonNode::asText)
                    .toArray(String[]::new);
        }

        @Override
        public Map<String, RowFilter> filters() {
            return Map.of(request.view().name(), request.filter());
        }

        @Override
        public boolean needsBatch() {
            return request.layer() != Layer.SPEED;
        }

        @Override
        public List<String> rowKey() {
            return Stream.concat(request.view().keys().stream().map(Key::name), Stream.of(View.WINDOW_START))
                    .filter(request.shape().names()::contains)
                    .toList();
        }

        @Override
        public String caveat() {
            return "";
        }

        @Override
        RowsAnswer answer(MergedReader reader) {
            return new RowsService(Readers.lambda(reader), NO_HURRY, new SamePast(reader), new HeldAnswers(NO_HURRY, 0))
                    .answer(request);
        }
    }

    private static final class OfStatement extends Question {
        private static final SqlLimits NO_LIMITS = new SqlLimits(NO_HURRY, Integer.MAX_VALUE, Long.MAX_VALUE, 1);

        /** Words that give a statement more than one right answer. */
        private static final Pattern CHOOSES =
                Pattern.compile("\\b(LIMIT|FETCH|OFFSET|RAND\\w*)\\b", Pattern.CASE_INSENSITIVE);

        private final Pipeline pipeline;
        private final String sql;
        private final List<Object> parameters = new ArrayList<>();

        OfStatement(Pipeline pipeline, JsonNode asked) {
            this.pipeline = pipeline;
            this.sql = asked.path("sql").asText();
            asked.path("parameters").forEach(value -> parameters.add(value(value)));
            if (sql.stripLeading().regionMatches(true, 0, "EXPLAIN", 0, "EXPLAIN".length())) {
                throw new CannotVerify(
                        "EXPLAIN says what a statement took, which no log can tell. Save the answer itself.");
            }
        }

        private static Object value(JsonNode value) {
            if (value.isNull()) {
                return null;
            }
            if (value.isBoolean()) {
                return value.asBoolean();
            }
            if (value.isArray()) {
                List<Object> list = new ArrayList<>();
                value.forEach(each -> list.add(value(each)));
                return list;
            }
            return value.isNumber() ? value.numberValue() : value.asText();
        }

        @Override
        public Map<String, RowFilter> filters() {
            return Map.of();
        }

        @Override
        public boolean needsBatch() {
            return true;
        }

        @Override
        public List<String> rowKey() {
            return List.of();
        }

        @Override
        public String caveat() {
            return CHOOSES.matcher(sql).find()
                    ? "The statement chooses rows or takes chances (LIMIT, FETCH, OFFSET, RAND): where its ORDER BY leaves ties, another"
                            + " choice among them is right too. Verify it without."
                    : "";
        }

        @Override
        RowsAnswer answer(MergedReader reader) {
            return new SqlService(pipeline, reader, NO_LIMITS).answer(sql, parameters);
        }
    }
}
