package braid.answer.rows.parameter;

import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.rows.column.RowShape;
import braid.answer.rows.column.Values;
import braid.answer.rows.request.AnsweredRequest;
import braid.answer.rows.request.BadRequest;
import braid.answer.rows.request.Order;
import braid.answer.rows.request.RowsRequest;
import braid.core.group.RowFilter;
import braid.core.text.Names;
import braid.core.text.Spans;
import braid.core.view.Architecture;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the parameters of a rows request. Every mistake is a {@link BadRequest} that names what was asked, the value given, what is
 * allowed and, where there is one, the nearest right name.
 */
public final class RowsParameters {
    static final List<String> RESERVED = List.of(
            "from",
            "to",
            "every",
            "layer",
            "explain",
            "order",
            "limit",
            "cursor",
            "format",
            "isnull",
            MaxStaleness.NAME,
            AsOfCut.NAME,
            AskedArchitecture.NAME);
    private static final String KEY_PREFIX = "key.";
    private static final int DEFAULT_LIMIT = 1_000;

    private final Pipeline pipeline;
    private final int mostRows;
    private final MaxStaleness maxStaleness;
    private final AskedArchitecture architectures;

    /** Of a stack of Lambda alone. */
    public RowsParameters(Pipeline pipeline, int mostRows, Duration longestWait) {
        this(pipeline, List.of(Architecture.LAMBDA), mostRows, longestWait);
    }

    /**
     * @param architectures those of the stack; the first answers where none is asked for
     * @param mostRows the greatest limit
     * @param longestWait the greatest {@code maxStaleness}
     */
    public RowsParameters(Pipeline pipeline, List<Architecture> architectures, int mostRows, Duration longestWait) {
        this.architectures = new AskedArchitecture(architectures);
        this.pipeline = pipeline;
        this.mostRows = mostRows;
        this.maxStaleness = new MaxStaleness(longestWait);
    }

    /** The view of that name. */
    public View view(String name) {
        View view = pipeline.view(name);
        if (view == null) {
            throw BadRequest.notFound("Pipeline " + pipeline.name() + " has no view '" + name + "'. "
                    + Names.suggestion(
                            name, pipeline.views().stream().map(View::name).toList()));
        }
        return view;
    }

    public RowsRequest read(String viewName, Map<String, String[]> parameters) {
        View view = view(viewName);
        Map<String, String> single = new TreeMap<>();
        Map<String, List<Object>> keys = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.equals("isnull")) {
                Arrays.stream(values).forEach(column -> allow(keys, key(view, column, column), null));
            } else if (RESERVED.contains(name)) {
                single.put(name, once(name, values));
            } else {
                Key key = key(view, name, name.startsWith(KEY_PREFIX) ? name.substring(KEY_PREFIX.length()) : name);
                Arrays.stream(values).forEach(value -> allow(keys, key, value(view, key, value)));
            }
        });
        RollUp rollUp = rollUp(view, single.get("every"));
        RowFilter filter = new Range(view, rollUp, single.containsKey("every")).filter(single, keys);
        RowShape shape = new RowShape(view, rollUp);
        Long asOfCut = AsOfCut.parse(single.get(AsOfCut.NAME));
        Architecture architecture = architectures.parse(single.get(AskedArchitecture.NAME));
        Layer layer = AskedLayer.parse(single.get("layer"), asOfCut);
        AskedLayer.require(architecture, single.get("layer"), asOfCut);
        int limit = limit(single.get("limit"));
        return new RowsRequest(
                architecture,
                view,
                filter,
                rollUp,
                layer,
                flag("explain", single.get("explain")),
                shape,
                Order.parse(shape, single.get("order")),
                limit,
                single.get("cursor"),
                maxStaleness(single.get(MaxStaleness.NAME), layer),
                asOfCut,
                asked(view, parameters, limit));
    }

    private Duration maxStaleness(String text, Layer layer) {
        Duration span = maxStaleness.parse(text);
        if (span != null && layer == Layer.BATCH) {
            throw new BadRequest(MaxStaleness.NAME + " is '" + text
                    + "', but layer=batch and asOfCut show what was published, however old."
                    + " Leave one of them out.");
        }
        return span;
    }

    private static AnsweredRequest asked(View view, Map<String, String[]> parameters, int limit) {
        Map<String, List<String>> words = new TreeMap<>();
        parameters.forEach((name, values) -> words.put(name, List.of(values)));
        words.remove("format");
        words.put("limit", List.of(String.valueOf(limit)));
        return new AnsweredRequest.Rows(view.name(), words);
    }

    private static void allow(Map<String, List<Object>> keys, Key key, Object value) {
        keys.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(value);
    }

    private static String once(String name, String[] values) {
        if (values.length > 1) {
            throw new BadRequest(name + " is given " + values.length + " times; give it once.");
        }
        return values[0];
    }

    private static Key key(View view, String parameter, String column) {
        Key key = view.key(column);
        if (key != null) {
            return key;
        }
        List<String> names = view.keys().stream().map(Key::name).toList();
        if (view.measure(column) != null) {
            throw new BadRequest("'" + column + "' is a measure of " + view.name()
                    + "; rows are picked by key columns (" + String.join(", ", names)
                    + ") and by from and to. Use SQL for a condition on a measure.");
        }
        List<String> known = new ArrayList<>(names);
        known.addAll(RESERVED);
        throw new BadRequest("'" + parameter + "' is neither a parameter nor a key column of " + view.name() + ". "
                + Names.suggestion(column, known));
    }

    private static Object value(View view, Key key, String text) {
        try {
            return Values.parse(key.type(), text);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(key.name() + " is '" + text.replace("\0", "\\0") + "', but a value of this key of "
                    + view.name() + " " + e.getMessage() + "; isnull=" + key.name() + " asks for NULL.");
        }
    }

    private static RollUp rollUp(View view, String every) {
        if (every == null) {
            return RollUp.none(view);
        }
        if (every.equals("all")) {
            return RollUp.ALL;
        }
        if (!view.window().visible()) {
            throw new BadRequest(
                    "every is '" + every + "', but " + view.name()
                            + " has no windows: it is defined without TUMBLE, and its rows are merged over all time already. Leave every out.");
        }
        long size = view.window().size().toMillis();
        long millis = SpanParameter.parse("every", every).toMillis();
        if (millis % size != 0) {
            throw new BadRequest("every is '" + every + "', but must be a multiple of " + Spans.print(size)
                    + ", the window of " + view.name() + ", or all.");
        }
        RollUp rollUp = RollUp.every(millis);
        if (!rollUp.fits(view)) {
            throw new BadRequest("every is '" + every + "', and weeks begin on Monday, but windows of "
                    + Spans.print(size) + " of " + view.name()
                    + " do not: they are counted from Thursday, 1970-01-01. Leave every out, take a span that is no whole number of"
                    + " weeks, or all; or give the view windows of INTERVAL '1' DAY.");
        }
        return rollUp;
    }

    private static boolean flag(String name, String text) {
        return switch (text == null ? "false" : text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new BadRequest(name + " is '" + text + "', but must be true or false.");
        };
    }

    private int limit(String text) {
        if (text == null) {
            return Math.min(DEFAULT_LIMIT, mostRows);
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= mostRows) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new BadRequest("limit is '" + text + "', but must be a whole number from 1 to " + mostRows
                + ". Take further pages with cursor, or raise serving.max.rows (BRAID_SERVING_MAX_ROWS).");
    }
}
