package braid.core.event;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/** JSON texts of a type's values: its bounds, spellings that mean the same, and what lies just outside. */
final class AwkwardValues {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "\uD83D\uDE00",
        "\uD83C\uDDE9\uD83C\uDDEA",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\u00e9",
        "e\u0301",
        "\u200B",
        "\u200F",
        "\uFEFF",
        "\uFFFF",
        "\uDBFF\uDFFF",
        "\uFB01",
        "\u0130",
        "\u00df",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b\\f\\n\\r\\t",
        "\\u001f",
        "\\u0085",
        "\\u2028",
        "\u2028",
        "\\ud83d\\ude00",
        "'",
        "%_",
        "null",
        "0",
        "\u0660",
        "\u65e5\u672c\u8a9e",
        "\u007f"
    };
    private static final String[] DOUBLES = {
        "1.7976931348623157e308",
        "-1.7976931348623157E+308",
        "4.9e-324",
        "2.5e-324",
        "-2e-324",
        "1e-400",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "9007199254740993",
        "9007199254740993.0",
        "0.1",
        "0.30000000000000004",
        "123456789012345678901234567890",
        "1.0000000000000002",
        "8.41e21",
        "1e23",
        "-0.0"
    };
    private static final String[] DAYS = {
        "0001-01-01",
        "0001-12-31",
        "1582-10-04",
        "1582-10-05",
        "1582-10-14",
        "1582-10-15",
        "1900-02-28",
        "1969-12-31",
        "1970-01-01",
        "2000-02-29",
        "2024-02-29",
        "9999-12-31"
    };
    private static final String[] TIMES = {
        "00:00:00",
        "00:00",
        "23:59:59.999",
        "12:00:00.5",
        "12:00:00.25",
        "12:00:00.123000000000",
        "02:30:00",
        "23:59:59,999"
    };
    private static final String[] ZONES = {
        "Z", "z", "+00:00", "-00:00", "+01:00", "-11:30", "+14:00", "+0530", "-07", "+05:45"
    };
    private static final String[] NO_DAYS = {
        "\"0000-12-31\"",
        "\"10000-01-01\"",
        "\"2001-02-29\"",
        "\"1900-02-29\"",
        "\"2001-13-01\"",
        "\"2001-00-10\"",
        "\"2001-1-1\"",
        "\"20010101\"",
        "\" 2001-01-01\"",
        "20010101"
    };
    private static final String[] NO_TIMES = {
        "\"2001-01-01\"",
        "\"2001-01-01T00:00:00\"",
        "\"2001-01-01T24:00:00Z\"",
        "\"2001-01-01T23:59:60Z\"",
        "\"2001-01-01T00:00:00.0001Z\"",
        "\"2001-01-01T00:00:00+18:01\"",
        "\"2001-01-01T00:00:00+1\"",
        "\"2001-02-30T00:00:00Z\"",
        "\"2001-01-01T00:00:00Z[UTC]\"",
        "978307200",
        "978307200.5",
        "978307200000000",
        "0",
        "1",
        "-86400",
        "1e999999999",
        "978307200000.5",
        "\"0001-01-01T00:00:00+00:01\"",
        "\"9999-12-31T23:59:59-00:01\"",
        "253402300800000",
        "-62135596800001",
        "\"2001-01-01T00:00:00.Z\"",
        "\"\""
    };

    private static final int FIRST_DAY = (int) LocalDate.of(1, 1, 2).toEpochDay();
    private static final int FIRST_TAME_DAY = (int) LocalDate.of(1582, 10, 16).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 30).toEpochDay();

    private final Random random;
    private final boolean tame;

    /** @param tame see {@link AwkwardEvents} */
    AwkwardValues(Random random, boolean tame) {
        this.random = random;
        this.tame = tame;
    }

    /** A value of the type. */
    String of(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> '"' + text(type.precision()) + '"';
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case INTEGER -> whole(BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE));
            case BIGINT -> whole(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
            case DECIMAL -> spelled(decimal(type.precision(), type.scale()));
            case DOUBLE -> random.nextBoolean() ? one(DOUBLES) : Double.toString(random.nextGaussian() * 1e6);
            case DATE -> '"' + day() + '"';
            case TIMESTAMP -> time();
            case BYTES -> throw new IllegalArgumentException("No column is of type " + type);
        };
    }

    /** What the type refuses, or so nearly that it does not. */
    String outside(DataType type) {
        return switch (type.kind()) {
            case VARCHAR ->
                one(
                        "\"\\u0000\"",
                        "\"\\ud83d\"",
                        "\"\\ude00x\"",
                        "\"\\ud83d\\ud83d\"",
                        '"' + "\uD83D\uDE00".repeat(type.precision() + 1) + '"');
            case BOOLEAN -> one("\"true\"", "0", "1", "\"\"");
            case INTEGER ->
                one("2147483648", "-2147483649", "1.5", "\"1\"", "1e10", "1e-1", "1e999999999", "2147483647.5");
            case BIGINT ->
                one(
                        "9223372036854775808",
                        "-9223372036854775809",
                        "1e19",
                        "9223372036854775807.5",
                        "\"1\"",
                        "1e-999999999");
            case DECIMAL ->
                one(
                        "1e" + (type.precision() - type.scale()),
                        "1e-" + (type.scale() + 1),
                        "-" + "9".repeat(type.precision() - type.scale() + 1),
                        "\"1\"",
                        "1e999999999",
                        "1e-999999999");
            case DOUBLE -> one("1.8e308", "-1e309", "\"1\"", "1e999999999");
            case DATE -> one(NO_DAYS);
            case TIMESTAMP -> one(NO_TIMES);
            case BYTES -> throw new IllegalArgumentException("No column is of type " + type);
        };
    }

    /** A time from 1970 to now. */
    String eventTime() {
        double share = tame ? random.nextDouble() / 1000 : random.nextDouble();
        long millis = 31L * 86_400_000 + (long) (share * 1_700_000_000_000L);
        return random.nextInt(3) == 0
                ? Long.toString(millis)
                : '"' + Instant.ofEpochMilli(millis).toString() + '"';
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = 0;
        for (int i = random.nextInt(4); i >= 0; i--) {
            String piece = one(TEXTS);
            if (tame && (piece.contains("\\ud8") || piece.chars().anyMatch(c -> Character.isSurrogate((char) c)))) {
                continue;
            }
            int pieceLength = unescaped(piece);
            if (length + pieceLength <= longest) {
                text.append(piece);
                length += pieceLength;
            }
        }
        return text.toString();
    }

    /** How many code points a piece of JSON text stands for. */
    private static int unescaped(String piece) {
        String plain = piece.replaceAll("\\\\u[dD][89abAB]..\\\\u[dD]...", "x")
                .replaceAll("\\\\u....", "x")
                .replaceAll("\\\\.", "x");
        return plain.codePointCount(0, plain.length());
    }

    private String whole(BigInteger smallest, BigInteger largest) {
        BigInteger value =
                switch (random.nextInt(4)) {
                    case 0 -> smallest;
                    case 1 -> largest;
                    case 2 -> null;
                    default ->
                        new BigInteger(smallest.bitLength(), random)
                                .add(smallest)
                                .min(largest);
                };
        return value == null
                ? one("0", "-0", "0.0", "0e99", "1.0", "1e2", "100e-2", "1E+2", "7.000")
                : spelled(new BigDecimal(value));
    }

    private BigDecimal decimal(int precision, int scale) {
        BigInteger limit = BigInteger.TEN.pow(precision);
        BigInteger unscaled =
                switch (random.nextInt(4)) {
                    case 0 -> limit.subtract(BigInteger.ONE);
                    case 1 -> BigInteger.ONE.subtract(limit);
                    case 2 -> BigInteger.valueOf(random.nextInt(3) - 1L);
                    default -> new BigInteger(limit.bitLength() - 1, random);
                };
        return new BigDecimal(unscaled, scale);
    }

    /** One of the ways to write the same number. */
    private String spelled(BigDecimal number) {
        return switch (random.nextInt(5)) {
            case 0 -> number.stripTrailingZeros().toString();
            case 1 -> number.toPlainString();
            case 2 -> number.unscaledValue() + "e" + -number.scale();
            case 3 -> number.setScale(number.scale() + 3).toPlainString();
            default -> number.stripTrailingZeros().toPlainString();
        };
    }

    private String day() {
        String special = one(DAYS);
        boolean plain = random.nextBoolean() || tame && special.compareTo("1582-10-15") < 0;
        return plain ? anyDay().toString() : special;
    }

    private LocalDate anyDay() {
        return LocalDate.ofEpochDay(random.nextInt(tame ? FIRST_TAME_DAY : FIRST_DAY, LAST_DAY));
    }

    private String time() {
        if (random.nextInt(4) == 0) {
            long millis = anyDay().toEpochDay() * 86_400_000 + random.nextInt(86_400_000);
            return Long.toString(Math.abs(millis) < 2_678_400_000L ? 2_678_400_000L : millis);
        }
        return '"' + anyDay().toString() + one("T", "t", " ") + one(TIMES) + one(ZONES) + '"';
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
