package braid.core.spelling;

import braid.core.text.Hint;
import braid.core.text.Hint.Told;
import braid.core.view.field.DatePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the patterns that a text is probably written by, to say how it would be read: which of them is meant is for people to tell. */
final class LikelyPatterns {
    private static final int FEW = 3;

    private static final List<String> DAYS = List.of(
            "M/d/yyyy",
            "d/M/yyyy",
            "M/d/yy",
            "d/M/yy",
            "yyyy/M/d",
            "d.M.yyyy",
            "d.M.yy",
            "M-d-yyyy",
            "d-M-yyyy",
            "M-d-yy",
            "d-M-yy",
            "yyyy-M-d",
            "yyyy.M.d",
            "MMM d yyyy",
            "MMM d, yyyy",
            "MMMM d, yyyy",
            "d MMM yyyy",
            "d MMMM yyyy",
            "d-MMM-yyyy",
            "d-MMM-yy",
            "yyyyMMdd",
            "yyyy-MM",
            "yyyy/MM");

    private static final List<String> TIMES = List.of(
            " H:mm", " H:mm:ss", " H.mm.ss", " h:mm a", " h:mm:ss a", " H:mm:ss.SSS", " H:mm:ss Z", " H:mm:ss VV");

    private static final List<String> WHOLE = List.of(
            "yyyyMMddHHmmss",
            "H:mm:ss d MMM yyyy",
            "EEE MMM d HH:mm:ss Z yyyy",
            "EEE, d MMM yyyy HH:mm:ss VV",
            "EEE, d MMM yyyy HH:mm:ss Z",
            "d/MMM/yyyy:HH:mm:ss Z");

    /** By what is left of a text when each number is 0 and each word is a: of a text that is refused few are tried. */
    private static final Map<String, List<DatePattern>> BY_SHAPE = byShape();

    private LikelyPatterns() {}

    private static Map<String, List<DatePattern>> byShape() {
        List<String> all = new ArrayList<>(DAYS);
        DAYS.forEach(day -> TIMES.forEach(time -> all.add(day + time)));
        all.addAll(WHOLE);
        return all.stream()
                .map(DatePattern::of)
                .collect(Collectors.groupingBy(pattern -> shapeOfPattern(pattern.toString())));
    }

    private static String shapeOfPattern(String pattern) {
        return pattern.replaceAll("MMM+|EEE|VV|a", "@")
                .replace("Z", "+0")
                .replaceAll("[yMdHhmsS]+", "0")
                .replace('@', 'a');
    }

    private static String shape(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\p{L}+", "a")
                .replaceAll("\\d+", "0")
                .replace(" -0", " +0");
    }

    /** How to say it, to put behind a reason; what else may be said where nothing is likely, and nothing where it is no time at all. */
    static String hint(String text, boolean withTime) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return "";
        }
        List<List<Told>> likely = BY_SHAPE.getOrDefault(shape(text), List.of()).stream()
                .filter(pattern -> withTime || !pattern.hasTime())
                .filter(pattern -> pattern.read(text) != null)
                .limit(FEW)
                .map(pattern -> List.of(new Told("dates", pattern.toString())))
                .toList();
        return likely.isEmpty()
                ? Hint.told(
                        "How others are written is told with",
                        new Told("dates", withTime ? "M/d/yyyy H:mm" : "M/d/yyyy"))
                : Hint.readWith(likely);
    }
}
