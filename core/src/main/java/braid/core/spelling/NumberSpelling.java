package braid.core.spelling;

import braid.core.text.Hint;
import braid.core.text.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How texts write numbers: {@code 1.234,50 €}, {@code 52.88%}, {@code 1.25M}. Nothing is guessed: a comma is what it is told to be. Immutable.
 *
 * @param decimal the decimal sign, a point or a comma; {@code null} for the one that {@code thousands} is not
 * @param thousands between groups of three digits; {@code null} for nothing
 * @param units what may stand before or behind a number
 */
public record NumberSpelling(Character decimal, Character thousands, List<Unit> units) {
    /** As programs write them, and nothing else. */
    public static final NumberSpelling PLAIN = new NumberSpelling(null, null, List.of());

    private static final Pattern NUMBER =
            Pattern.compile("(?:[+]|(-))?0*(?=[\\d.]*\\d)(\\d*)(?:\\.(\\d*))?([eE][+-]?\\d{1,9})?");

    /** {@code 1,234} is a thousand to some and a fraction to others. */
    private static final Pattern EITHER = Pattern.compile("[+-]?\\d{1,3},\\d{3}");

    private static final String BLANKS = "[\\u00a0\\u202f]";
    /** No number that a column holds needs more characters, with zeros at both ends. */
    private static final int LONGEST = 1_000;

    private static final String SEPARATORS = ",.'_ ";

    public NumberSpelling {
        units = List.copyOf(units);
    }

    /**
     * What is told.
     *
     * @param decimal {@code null} for nothing, as {@code thousands}
     * @throws IllegalArgumentException if it cannot be, with a sentence that says what is allowed
     */
    public static NumberSpelling of(String decimal, String thousands, List<String> units) {
        if (decimal != null && !decimal.equals(".") && !decimal.equals(",")) {
            throw new IllegalArgumentException("'" + decimal + "' is not a decimal sign: it is . or a comma.");
        }
        if (thousands != null && (thousands.length() != 1 || !SEPARATORS.contains(thousands))) {
            throw new IllegalArgumentException(
                    "'" + thousands + "' does not separate thousands: a comma does, . or ' or _ or a blank.");
        }
        if (thousands != null && thousands.equals(decimal)) {
            throw new IllegalArgumentException(
                    "'" + decimal + "' cannot be the decimal sign and separate thousands as well.");
        }
        return new NumberSpelling(
                decimal == null ? null : decimal.charAt(0),
                thousands == null ? null : thousands.charAt(0),
                units.stream().map(Unit::of).toList());
    }

    /** Whether something is told, so that texts are numbers. */
    public boolean isTold() {
        return decimal != null || thousands != null || !units.isEmpty();
    }

    /** Whether this is told already. */
    public boolean tells(Hint.Told one) {
        return switch (one.name()) {
            case "decimal" -> decimal != null && one.value().equals(decimal.toString());
            case "thousands" -> thousands != null && one.value().equals(thousands.toString());
            default -> units.stream().anyMatch(unit -> unit.text().equals(one.value()));
        };
    }

    /** Whether this cannot be told beside it. */
    public boolean contradicts(Hint.Told one) {
        return switch (one.name()) {
            case "decimal" -> decimal != null || thousands != null;
            case "thousands" ->
                thousands != null || decimal != null && one.value().equals(decimal.toString());
            default -> false;
        };
    }

    /** Puts it into the parameters of a request. */
    void describe(Query query) {
        query.add("decimal", decimal);
        query.add("thousands", thousands);
        query.addAll("unit", units);
    }

    /** The number that a text writes, as JSON has it, or {@code null} if it writes none. */
    public String plain(String text) {
        return plain(text, false);
    }

    /**
     * As {@link #plain(String)}.
     *
     * @param eitherSign whether a point and a comma are decimal signs, as in a file with semicolons of which nothing is told; a comma that may
     *     separate thousands is none then
     */
    public String plain(String text, boolean eitherSign) {
        if (text.length() > LONGEST) {
            return null;
        }
        Amount amount = amount(text.strip());
        String number = ungrouped(amount.number());
        if (number == null) {
            return null;
        }
        if (eitherSign && decimal == null && thousands == null) {
            boolean both = number.indexOf('.') >= 0 && number.indexOf(',') >= 0;
            number = both || EITHER.matcher(number).matches() ? null : number.replace(',', '.');
        } else if (sign() == ',') {
            number = number.indexOf('.') >= 0 ? null : number.replace(',', '.');
        }
        Matcher parts = number == null ? null : NUMBER.matcher(number);
        return parts == null || !parts.matches() ? null : times(amount.factor(), json(parts));
    }

    private char sign() {
        return decimal != null ? decimal : thousands != null && thousands == '.' ? ',' : '.';
    }

    /** JSON allows neither a leading zero nor a plus sign, nor a point without a digit on each side. */
    private static String json(Matcher parts) {
        String minus = parts.group(1) == null ? "" : "-";
        String whole = parts.group(2).isEmpty() ? "0" : parts.group(2);
        String fraction = parts.group(3) == null || parts.group(3).isEmpty() ? "" : "." + parts.group(3);
        return minus + whole + fraction + (parts.group(4) == null ? "" : parts.group(4));
    }

    private static String times(BigDecimal factor, String number) {
        return factor.equals(BigDecimal.ONE)
                ? number
                : new BigDecimal(number).multiply(factor).toString();
    }

    /** Without what separates thousands; {@code null} if that stands elsewhere than between groups of three digits. */
    private String ungrouped(String number) {
        if (thousands == null) {
            return number;
        }
        String own = thousands == ' ' ? number.replaceAll(BLANKS, " ") : number;
        if (own.indexOf(thousands) < 0) {
            return own;
        }
        String between = Pattern.quote(thousands.toString());
        String rest = sign() == '.' ? "(?:\\..*)?" : "(?:,.*)?";
        return own.matches("[+-]?\\d{1,3}(?:" + between + "\\d{3})+" + rest)
                ? own.replace(thousands.toString(), "")
                : null;
    }

    private record Amount(String number, BigDecimal factor) {}

    /** Takes each unit off once, before the number or behind it, with a sign before it or behind. */
    private Amount amount(String text) {
        if (units.isEmpty()) {
            return new Amount(text, BigDecimal.ONE);
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String minus = signed ? text.substring(0, 1) : "";
        String rest = signed ? text.substring(1).strip() : text;
        BigDecimal factor = BigDecimal.ONE;
        List<Unit> left = new ArrayList<>(units);
        for (int i = 0; i < left.size(); i++) {
            Unit unit = left.get(i);
            String without = unit.without(rest);
            if (without != null) {
                rest = without;
                factor = factor.multiply(unit.factor());
                left.remove(i);
                i = -1;
            }
        }
        return new Amount(minus + rest, factor);
    }
}
