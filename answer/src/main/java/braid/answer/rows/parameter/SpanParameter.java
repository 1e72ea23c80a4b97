package braid.answer.rows.parameter;

import braid.answer.rows.request.BadRequest;
import braid.core.text.Spans;
import java.time.Duration;

/** A parameter of a request that is a span of time. */
final class SpanParameter {
    private static final int MOST_DAYS = 36_500;

    private SpanParameter() {}

    /** @throws BadRequest if it is none, or none above zero and within a century */
    static Duration parse(String name, String text) {
        return Spans.parse(text)
                .filter(span -> !span.isNegative() && !span.isZero() && span.toDays() <= MOST_DAYS)
                .orElseThrow(() ->
                        new BadRequest(name + " is '" + text + "', but must be a span like 30s, 15m, 1h, 1d or PT1H"
                                + (name.equals("every") ? ", or all." : ".")));
    }
}
