package braid.core.expression;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated rows of a source: the values at which engines usually differ, and random ones between. */
public final class AwkwardRows {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A",
        "ab",
        "Ab_c%d",
        "  padded  ",
        "aä\uD83D\uDE00b\\",
        "\uD83D\uDE00",
        "\uD83D\uDE00\uD83D\uDE00x",
        "Straße",
        "İstanbul",
        "ΑΣ",
        "line\nbreak",
        "tab\there",
        "quote'd",
        "back\\slash",
        "%",
        "_",
        "xxhixx",
        "\\%",
        "e\u0301",
        "\uFFFF",
        "ﬁ",
        "a\u0000b",
        "xxx",
        "日本語",
        "!x!"
    };
    private static final String[] TIMES = {
        "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2038-01-19T03:14:07Z", "2038-01-19T03:14:08.500Z",
        "2024-02-29T13:45:59.123Z", "2000-02-29T00:00:00Z", "1900-03-01T12:00:00Z", "2001-01-01T00:00:00Z",
        "2020-12-31T23:59:59.999Z", "2021-01-03T00:00:00Z", "2021-01-04T00:00:00Z", "9999-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00Z", "1582-10-04T10:00:00Z", "1582-10-15T10:00:00Z", "1883-11-18T12:00:00Z",
        "2016-01-01T05:06:07.008Z", "2026-12-28T00:00:00Z"
    };
    private static final int[] INTEGERS = {0, 1, -1, 7, -7, 10, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, 255, 65536};
    private static final long[] LONGS = {
        0, 1, -1, 3, -10, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1, -86400001
    };
    private static final double[] DOUBLES = {
        0.0, 1.0, -1.0, 0.1, -2.5, 1e300, -1e300, 1e-300, Double.MAX_VALUE, Double.MIN_VALUE, 123456789.125, 1.0 / 3
    };

    private AwkwardRows() {}

    /** Rows of a source, the same for the same seed; their values are as {@link DataType.Kind} says. */
    public static List<Object[]> of(Source source, int count, long seed) {
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object[] row = new Object[source.columns().size()];
            for (int c = 0; c < row.length; c++) {
                Column column = source.columns().get(c);
                row[c] = column.nullable() && random.nextInt(8) == 0 ? null : value(column.type(), random, i + c);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(DataType type, Random random, int turn) {
        boolean special = random.nextInt(3) > 0;
        return switch (type.kind()) {
            case VARCHAR -> special ? TEXTS[turn % TEXTS.length] : text(random);
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> special ? INTEGERS[turn % INTEGERS.length] : (Object) random.nextInt(-1000, 1000);
            case BIGINT -> special ? LONGS[turn % LONGS.length] : (Object) random.nextLong();
            case DECIMAL -> decimal(type, random, special);
            case DOUBLE -> special ? DOUBLES[turn % DOUBLES.length] : (Object) (random.nextGaussian() * 1000);
            case DATE -> (int) Math.floorDiv(time(random, special, turn), 86_400_000L);
            case TIMESTAMP -> time(random, special, turn);
            case BYTES -> throw new IllegalArgumentException("No column is of type " + type);
        };
    }

    private static long time(Random random, boolean special, int turn) {
        return special
                ? Instant.parse(TIMES[turn % TIMES.length]).toEpochMilli()
                : random.nextLong(
                        Instant.parse("1950-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());
    }

    private static BigDecimal decimal(DataType type, Random random, boolean special) {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        BigInteger unscaled = special
                ? switch (random.nextInt(5)) {
                    case 0 -> BigInteger.ZERO;
                    case 1 -> limit.subtract(BigInteger.ONE);
                    case 2 -> BigInteger.ONE.subtract(limit);
                    case 3 -> BigInteger.ONE;
                    default -> BigInteger.valueOf(-5);
                }
                : new BigDecimal(limit)
                        .multiply(BigDecimal.valueOf(random.nextDouble() * 2 - 1))
                        .setScale(0, RoundingMode.DOWN)
                        .toBigInteger();
        return new BigDecimal(unscaled, type.scale());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt('a', 'e');
                        case 1 -> random.nextInt('A', 'E');
                        case 2 -> random.nextInt(0xC0, 0x250);
                        default -> random.nextInt(0x1F600, 0x1F640);
                    });
        }
        return text.toString();
    }
}
