package braid.core.spelling;

import braid.core.text.Query;
import java.util.List;

/**
 * What a request says about its texts where a number, a truth value or nothing is meant. Without it nothing is guessed. Immutable.
 *
 * @param numbers how texts write numbers
 * @param trues what is true, beside {@code true}; letters of any case
 * @param falses what is false, beside {@code false}
 * @param nulls what is NULL, in these letters
 */
public record ValueSpelling(NumberSpelling numbers, List<String> trues, List<String> falses, List<String> nulls) {
    /** Nothing but what the values say. */
    public static final ValueSpelling EXACT = new ValueSpelling(NumberSpelling.PLAIN, List.of(), List.of(), List.of());

    public ValueSpelling {
        trues = List.copyOf(trues);
        falses = List.copyOf(falses);
        nulls = List.copyOf(nulls);
        for (String text : trues) {
            if (has(falses, text)) {
                throw new IllegalArgumentException(
                        "'" + text + "' is told to be true, and to be false: it is one of both.");
            }
        }
    }

    /** What a text says that stands for a truth value; {@code null} if that is not told. */
    public Boolean truth(String text) {
        return has(trues, text) ? Boolean.TRUE : has(falses, text) ? Boolean.FALSE : null;
    }

    public boolean isNull(String text) {
        return nulls.contains(text);
    }

    /** Puts what is told into the parameters of a request. */
    void describe(Query query) {
        numbers.describe(query);
        query.addAll("true", trues);
        query.addAll("false", falses);
        query.addAll("null", nulls);
    }

    private static boolean has(List<String> texts, String text) {
        return texts.stream().anyMatch(text::equalsIgnoreCase);
    }
}
