package braid.answer.rows.request;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an answer answers, in the words of the request: with it and its coverage an answer can be made again, and verified. */
public sealed interface AnsweredRequest {
    /**
     * The rows of a view.
     *
     * @param parameters as they were given, each with its values; the limit also where it was not given
     */
    record Rows(String view, Map<String, List<String>> parameters) implements AnsweredRequest {
        public Rows {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /**
     * A statement.
     *
     * @param parameters the value of each {@code ?}
     */
    record Sql(String sql, List<?> parameters) implements AnsweredRequest {}
}
