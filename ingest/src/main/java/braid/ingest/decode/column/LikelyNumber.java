package braid.ingest.decode.column;

import braid.core.spelling.NumberSpelling;
import braid.core.text.Hint;
import braid.core.text.Hint.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how a text that is no number as it stands would be one, to say what can be told: whether it is meant is for people to say. */
final class LikelyNumber {
    private static final int LONGEST = 60;
    private static final String DIGITS = "\\d.,' _\\u00a0\\u202f";
    private static final Pattern PARTS = Pattern.compile(
            "[+-]?\\s*([^\\d.,+-]*)\\s*[+-]?([\\d.,][" + DIGITS + "]*?)\\s*([^" + DIGITS + "+-][^\\d]*)?");
    private static final Pattern PLAIN = Pattern.compile("\\d*\\.?\\d+|\\d+\\.");
    private static final Pattern ONE_COMMA = Pattern.compile("\\d{1,3},\\d{3}");
    private static final Pattern GROUPS =
            Pattern.compile("\\d{1,3}(?:([,.' _\\u00a0\\u202f])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d*)?");
    private static final Pattern COMMA = Pattern.compile("\\d*,\\d+");

    private LikelyNumber() {}

    /**
     * How to say it, to put behind a reason; empty where nothing is likely.
     *
     * @param told what is said already
     */
    static String hint(String text, NumberSpelling told) {
        if (text.length() > LONGEST) {
            return "";
        }
        Matcher parts = PARTS.matcher(text.strip());
        if (parts.matches()) {
            List<Told> units = new ArrayList<>();
            unit(parts.group(1), units);
            unit(parts.group(3), units);
            List<List<Told>> ways = numbers(units, parts.group(2).strip()).stream()
                    .map(way -> way.stream().filter(one -> !told.tells(one)).toList())
                    .filter(way -> !way.isEmpty() && way.stream().noneMatch(told::contradicts))
                    .toList();
            return Hint.readWith(ways);
        }
        return text.chars().anyMatch(Character::isDigit)
                ? ""
                : Hint.told("If it says that nothing is there, tell it with", new Told("null", text));
    }

    private static List<List<Told>> numbers(List<Told> units, String number) {
        if (ONE_COMMA.matcher(number).matches()) {
            return Hint.each(units, List.of(new Told("thousands", ","), new Told("decimal", ",")));
        }
        if (PLAIN.matcher(number).matches()) {
            return units.isEmpty() ? List.of(List.of(new Told("decimal", "."))) : List.of(units);
        }
        if (COMMA.matcher(number).matches()) {
            return Hint.each(units, List.of(new Told("decimal", ",")));
        }
        Matcher groups = GROUPS.matcher(number);
        if (groups.matches()) {
            String sign = groups.group(1);
            return Hint.each(units, List.of(new Told("thousands", sign.matches("[,.'_]") ? sign : " ")));
        }
        return List.of();
    }

    private static void unit(String text, List<Told> units) {
        if (text != null && !text.isBlank()) {
            units.add(new Told("unit", text.strip()));
        }
    }
}
