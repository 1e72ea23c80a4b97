package braid.answer.rows.parameter;

import braid.answer.merge.RollUp;
import braid.answer.rows.column.InstantText;
import braid.answer.rows.column.Values;
import braid.answer.rows.request.BadRequest;
import braid.core.group.RowFilter;
import braid.core.text.Spans;
import braid.core.view.View;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code from} and {@code to}, half open on {@code window_start}.
 *
 * @param rolledUp whether {@code every} was given: then both must lie on its windows, so that none is answered in part
 */
record Range(View view, RollUp rollUp, boolean rolledUp) {
    RowFilter filter(Map<String, String> parameters, Map<String, List<Object>> keys) {
        long from = bound("from", parameters.get("from"), RowFilter.MIN);
        long to = bound("to", parameters.get("to"), RowFilter.MAX);
        if (from > to) {
            throw new BadRequest("from (" + InstantText.of(from) + ") is after to (" + InstantText.of(to) + ").");
        }
        return new RowFilter(keys.isEmpty() ? Map.of() : keys, from, to);
    }

    private long bound(String name, String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!view.window().visible()) {
            throw new BadRequest(name + " is given, but " + view.name()
                    + " has no windows: it is defined without TUMBLE, and its rows are merged over all time. Leave "
                    + name + " out.");
        }
        long millis = parse(name, text);
        if (rolledUp && !rollUp.mergesAll() && rollUp.startOf(millis) != millis) {
            long before = rollUp.startOf(millis);
            throw new BadRequest(name + " is '" + text + "', but must lie on the windows of every ("
                    + Spans.print(rollUp.millis()) + "): " + InstantText.of(before) + " or "
                    + InstantText.of(before + rollUp.millis()) + ".");
        }
        return millis;
    }

    private static long parse(String name, String text) {
        try {
            long millis = Values.instant(text).toEpochMilli();
            if (millis >= RowFilter.MIN && millis <= RowFilter.MAX) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below.
        }
        throw new BadRequest(name + " is '" + text
                + "', but must be an instant from year 1 to 9999, like 2001-01-31T12:00:00Z, or a date.");
    }
}
