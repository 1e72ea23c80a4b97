package braid.verify;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.verify.answer.Question;
import braid.verify.answer.SavedAnswer;
import braid.verify.fold.FoldedViews;
import braid.verify.fold.SmallFold;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Some sales on both sides of a cut, and the right answers to questions about them. */
final class SmallLog {
    static final Pipeline PIPELINE = PipelineCompiler.compile("shop.sql", """
            CREATE TABLE sales (
              id INTEGER NOT NULL, sold_at TIMESTAMP(3) NOT NULL, item VARCHAR(20), units INTEGER, weight DOUBLE, PRIMARY KEY (id));
            CREATE VIEW by_item AS
            SELECT item, window_start, window_end, COUNT(*) AS sales, SUM(units) AS units, SUM(weight) AS weight
            FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold_at), INTERVAL '1' MINUTE)) GROUP BY item, window_start, window_end;
            """);

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MINUTE = 60_000;
    private static final Object[][] RECORDS = {
        {1, 0L, "a", 1, 0.1},
        {2, MINUTE, "b", 3, 0.7},
        {3, MINUTE, "c", 5, 1.5},
        {3, MINUTE, "c", 5, 1.5},
        {1L},
        {4, MINUTE, "a", 2, 0.2},
        {3, MINUTE, "c", 5, 1.5},
        {3, MINUTE, "c", 5, 1.5},
        {5, MINUTE, "b", 4, 0.3},
        {2L},
        {3, MINUTE, "c", 5, 1.5},
    };

    private static final int BOUNDARY = 4;

    FoldedViews fold(Question question) {
        return SmallFold.of(PIPELINE, RECORDS, BOUNDARY, question.filters());
    }

    /** The right answer about a view. */
    ObjectNode rows(String view, String... parameters) {
        ObjectNode asked = JSON.createObjectNode().put("view", view);
        ObjectNode given = asked.putObject("parameters");
        given.putArray("limit").add("100");
        for (int i = 0; i < parameters.length; i += 2) {
            given.putArray(parameters[i]).add(parameters[i + 1]);
        }
        return answer(asked);
    }

    ObjectNode sql(String statement) {
        ObjectNode asked = JSON.createObjectNode().put("sql", statement);
        asked.putArray("parameters");
        return answer(asked);
    }

    private ObjectNode answer(ObjectNode asked) {
        ObjectNode blank = JSON.createObjectNode();
        blank.set("asked", asked);
        blank.putArray("rows");
        blank.putArray("columns");
        ObjectNode coverage = blank.putObject("coverage");
        coverage.put("pipeline", "shop")
                .put("cut", 1)
                .put("complete", true)
                .put("generated_at", "2001-01-01T00:00:00Z");
        ArrayNode sources = coverage.putArray("sources");
        sources.addObject()
                .put("source", "sales")
                .putArray("partitions")
                .addObject()
                .put("partition", 0)
                .put("batch_to", BOUNDARY)
                .put("speed_to", RECORDS.length);
        Question question = Question.of(SavedAnswer.of(blank), PIPELINE);
        return (ObjectNode) question.ask(fold(question));
    }
}
