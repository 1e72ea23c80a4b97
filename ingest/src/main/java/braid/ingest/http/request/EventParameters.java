package braid.ingest.http.request;

import braid.core.spelling.DatePatterns;
import braid.core.spelling.EpochUnit;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.NumberSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.text.Names;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Reads from the parameters of a request how it writes its events. A parameter that is not known is refused: it would change nothing. */
public final class EventParameters {
    private static final List<String> KNOWN = List.of(
            "rejections",
            "epoch",
            "fraction",
            "zone",
            "overlap",
            "dates",
            "century",
            "decimal",
            "thousands",
            "unit",
            "true",
            "false",
            "null",
            "unknown");

    /** Those that may be given several times. */
    private static final List<String> LISTS = List.of("dates", "unit", "true", "false", "null");

    private EventParameters() {}

    /** What the parameters say, or a 400 that names what is allowed. */
    public static EventSpelling of(Map<String, String[]> parameters) {
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (!KNOWN.contains(name)) {
                throw wrong("There is no parameter '" + name + "'. " + Names.suggestion(name, KNOWN));
            }
            if (parameter.getValue().length > 1 && !LISTS.contains(name)) {
                throw wrong(name + " is given " + parameter.getValue().length + " times; give it once.");
            }
        }
        String fraction = value(parameters, "fraction");
        if (fraction != null && !fraction.equals("cut")) {
            throw wrong("fraction is '" + fraction + "', but must be cut, or left out to have finer times rejected.");
        }
        String zone = value(parameters, "zone");
        TimeSpelling.Overlap overlap = choice(parameters, "overlap", TimeSpelling.Overlap.values());
        String unknown = value(parameters, "unknown");
        if (unknown != null && !unknown.equals("ignore")) {
            throw wrong(
                    "unknown is '" + unknown
                            + "', but must be ignore, or left out to have events with fields that the source does not have rejected.");
        }
        TimeSpelling times = new TimeSpelling(
                choice(parameters, "epoch", EpochUnit.values()),
                fraction != null,
                zone == null ? null : zone(zone),
                overlap == null ? TimeSpelling.Overlap.REJECT : overlap,
                dates(parameters));
        return new EventSpelling(times, values(parameters), unknown != null);
    }

    private static DatePatterns dates(Map<String, String[]> parameters) {
        String century = value(parameters, "century");
        try {
            return DatePatterns.of(list(parameters, "dates"), century == null ? null : Integer.valueOf(century));
        } catch (NumberFormatException e) {
            throw wrong(
                    "century is '" + century + "', but must be a year, the first of the hundred that two digits mean.");
        } catch (IllegalArgumentException e) {
            throw wrong("dates or century: " + e.getMessage());
        }
    }

    private static ValueSpelling values(Map<String, String[]> parameters) {
        try {
            return new ValueSpelling(
                    NumberSpelling.of(
                            value(parameters, "decimal"), value(parameters, "thousands"), list(parameters, "unit")),
                    list(parameters, "true"),
                    list(parameters, "false"),
                    list(parameters, "null"));
        } catch (IllegalArgumentException e) {
            throw wrong("How values are written cannot be so: " + e.getMessage());
        }
    }

    private static List<String> list(Map<String, String[]> parameters, String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    private static String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    private static <T> T choice(Map<String, String[]> parameters, String name, T[] allowed) {
        String given = value(parameters, name);
        if (given == null) {
            return null;
        }
        return Arrays.stream(allowed)
                .filter(one -> one.toString().equals(given))
                .findFirst()
                .orElseThrow(() -> wrong(name + " is '" + given + "', but must be one of "
                        + Arrays.toString(allowed).replaceAll("[\\[\\]]", "") + "."));
    }

    private static ZoneId zone(String given) {
        try {
            return TimeSpelling.zone(given);
        } catch (IllegalArgumentException e) {
            String plus = given.startsWith(" ") ? " In an address, + is written %2B." : "";
            throw wrong("zone: " + e.getMessage() + plus);
        }
    }

    private static Problem wrong(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "Wrong parameter", detail + " Nothing was accepted.");
    }
}
