package braid.core.view.field;

import java.util.Locale;

/** What a text must be to be a {@link DatePattern}: patterns that would read a text as something that nobody means are refused. */
final class DatePatternRules {
    private DatePatternRules() {}

    /**
     * @param letters of the pattern, without what stands in quotes
     * @param known letters that a pattern may have
     * @throws IllegalArgumentException if it is no pattern, with the sentence that says why
     */
    static void check(String text, String letters, String known) {
        if (letters.contains("%")) {
            throw no(text, "% is of another language; here a letter stands for itself, y M d H m s");
        }
        for (char c : letters.toCharArray()) {
            if (Character.isLetter(c) && known.indexOf(c) < 0) {
                throw no(text, wrong(c));
            }
        }
        boolean month = letters.matches(".*[ML].*");
        boolean hour = letters.matches(".*[Hh].*");
        if (!letters.matches(".*[yu].*")) {
            throw no(text, "it has no year");
        }
        if (letters.contains("d") && !month) {
            throw no(
                    text,
                    "it has a day and no month" + (letters.contains("m") ? ": m are minutes, M is the month" : ""));
        }
        if (letters.contains("m") && !hour || letters.contains("s") && !letters.contains("m")) {
            throw no(text, "it has " + (hour ? "seconds and no minutes" : "minutes and no hour"));
        }
        if (letters.contains("h") != letters.contains("a")) {
            throw no(
                    text,
                    letters.contains("h")
                            ? "h is an hour from 1 to 12 and needs a, which is AM or PM; an hour from 0 to 23 is H"
                            : "a is AM or PM and needs h, an hour from 1 to 12");
        }
    }

    private static String wrong(char letter) {
        return switch (letter) {
            case 'D', 'Y' -> "D is a day of the year and Y a year of weeks; a day is d and a year is y";
            case 'z', 'v' ->
                "a zone's short name like CST is that of several: put it in quotes, and say which one it is (braid send --zone, ?zone= over HTTP)";
            default -> letter + " is none of its letters; what is always the same stands in quotes, '" + letter + "'";
        };
    }

    private static IllegalArgumentException no(String text, String why) {
        return new IllegalArgumentException(notOne(text, why));
    }

    static String notOne(String text, String why) {
        return String.format(
                Locale.ROOT,
                "'%s' is not a pattern for days and times: %s. It is written like M/d/yyyy, dd.MM.yy or 'd MMM yyyy h:mm:ss a'.",
                text,
                why);
    }
}
