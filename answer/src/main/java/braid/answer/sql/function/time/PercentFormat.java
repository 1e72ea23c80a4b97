package braid.answer.sql.function.time;

import braid.answer.arithmetic.StatementPlace;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Formats of times in which a percent sign and a letter stand for a part: those of strftime and those of MySQL's DATE_FORMAT. */
final class PercentFormat {
    static final PercentFormat STRFTIME = new PercentFormat("STRFTIME", "%Y-%m-%d %H:%M:%S");
    static final PercentFormat MYSQL = new PercentFormat("DATE_FORMAT", "%Y-%m-%d %H:%i:%s");

    static {
        for (PercentFormat each : new PercentFormat[] {STRFTIME, MYSQL}) {
            each.put("Y", "yyyy");
            each.put("y", "yy");
            each.put("m", "MM");
            each.put("d", "dd");
            each.put("H", "HH");
            each.put("I", "hh");
            each.put("S", "ss");
            each.put("f", "SSSSSS");
            each.put("p", "a");
            each.put("a", "EEE");
            each.put("b", "MMM");
            each.put("j", "DDD");
            each.put("T", "HH:mm:ss");
            each.put("%", "'%'");
            each.codes.put("w", time -> String.valueOf(time.getDayOfWeek().getValue() % 7));
        }
        STRFTIME.put("A", "EEEE");
        STRFTIME.put("B", "MMMM");
        STRFTIME.put("M", "mm");
        STRFTIME.put("g", "SSS");
        STRFTIME.put("-d", "d");
        STRFTIME.put("-m", "M");
        STRFTIME.put("-H", "H");
        STRFTIME.put("-I", "h");
        STRFTIME.put("-M", "m");
        STRFTIME.put("-S", "s");
        STRFTIME.put("-j", "D");
        STRFTIME.codes.put("u", time -> String.valueOf(time.getDayOfWeek().getValue()));
        STRFTIME.codes.put("V", PercentFormat::isoWeek);
        STRFTIME.codes.put("G", PercentFormat::isoYear);
        MYSQL.put("W", "EEEE");
        MYSQL.put("M", "MMMM");
        MYSQL.put("i", "mm");
        MYSQL.put("s", "ss");
        MYSQL.put("h", "hh");
        MYSQL.put("c", "M");
        MYSQL.put("e", "d");
        MYSQL.put("k", "H");
        MYSQL.put("l", "h");
        MYSQL.put("r", "hh:mm:ss a");
        MYSQL.codes.put("v", PercentFormat::isoWeek);
        MYSQL.codes.put("x", PercentFormat::isoYear);
    }

    private final String function;
    private final String example;
    private final Map<String, Function<LocalDateTime, String>> codes = new HashMap<>();

    private PercentFormat(String function, String example) {
        this.function = function;
        this.example = example;
    }

    private void put(String code, String pattern) {
        codes.put(code, DateTimeFormatter.ofPattern(pattern, Locale.US)::format);
    }

    private static String isoWeek(LocalDateTime time) {
        return String.format("%02d", time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String isoYear(LocalDateTime time) {
        return String.format("%04d", time.get(IsoFields.WEEK_BASED_YEAR));
    }

    /**
     * The time in this format.
     *
     * @throws braid.answer.rows.request.BadRequest if there is no such code, or none at all
     */
    String of(LocalDateTime time, String format, String place) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int percent = format.indexOf('%');
        if (percent < 0) {
            throw refuse(place, "'" + format + "' has no code");
        }
        while (percent >= 0) {
            text.append(format, at, percent);
            int length = format.startsWith("-", percent + 1) ? 2 : 1;
            int end = Math.min(format.length(), percent + 1 + length);
            Function<LocalDateTime, String> code = codes.get(format.substring(percent + 1, end));
            if (code == null) {
                throw refuse(place, "'" + format.substring(percent, end) + "' is no code");
            }
            text.append(code.apply(time));
            at = end;
            percent = format.indexOf('%', at);
        }
        return text.append(format, at, format.length()).toString();
    }

    private RuntimeException refuse(String place, String what) {
        return StatementPlace.error(
                place,
                what + " of " + function + ". Write a format like '" + example + "'; there are %"
                        + String.join(", %", new TreeSet<>(codes.keySet())) + ".");
    }
}
