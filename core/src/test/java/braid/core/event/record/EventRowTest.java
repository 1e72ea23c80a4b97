package braid.core.event.record;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading into an {@link EventRow} says of every record what reading it into values says. */
class EventRowTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", DataType.varchar(8), false),
            new Column("at", DataType.TIMESTAMP, false),
            new Column("note", DataType.VARCHAR, true),
            new Column("n", DataType.INTEGER, true),
            new Column("m", DataType.BIGINT, true),
            new Column("price", DataType.decimal(5, 2), true),
            new Column("longest", DataType.decimal(18, 4), true),
            new Column("wide", DataType.decimal(38, 3), true),
            new Column("x", DataType.DOUBLE, true),
            new Column("day", DataType.DATE, false),
            new Column("ok", DataType.BOOLEAN, true));
    private static final Source SOURCE = new Source("clicks", COLUMNS, List.of());
    /** The same events, read with fewer columns in another order, one more, and narrower ones. */
    private static final Source NEWER = new Source(
            "clicks",
            List.of(
                    new Column("added", DataType.decimal(20, 0), true),
                    new Column("wide", DataType.decimal(20, 3), true),
                    new Column("at", DataType.TIMESTAMP, false),
                    new Column("note", DataType.varchar(3), false)),
            List.of());

    private static final String[] TEXTS = {
        "",
        "a",
        "12345678",
        "123456789",
        "a\0b",
        "1234567\0",
        "\uFFFD",
        "aä\uD83D\uDE00b",
        "\uD83D\uDE00".repeat(8),
        "\uFFFF\u0800",
        "long enough for words of eight"
    };
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        99999,
        -99999,
        100000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -62_135_683_200_001L,
        -62_135_683_200_000L,
        253_402_387_199_999L,
        253_402_387_200_000L
    };
    private static final int[] DAYS = {0, -719162, -719163, 2932896, 2932897, Integer.MAX_VALUE};
    private static final String[] DECIMALS = {
        "0",
        "1",
        "-1",
        "99999",
        "-100000",
        "999999999999999999",
        "1000000000000000000",
        "-9223372036854775808",
        "9223372036854775808",
        "99999999999999999999",
        "-99999999999999999999999999999999999999",
        "1e38"
    };
    private static final double[] REALS = {0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE};

    private final LongFunction<Schema> schemas = fingerprint -> Schemas.of(SOURCE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyRecord_isTheSameInBothForms(int seed) {
        Random random = new Random(seed);
        EventCodec codec = new EventCodec(SOURCE);
        Both same = new Both(SOURCE, schemas);
        Both newer = new Both(NEWER, schemas);
        int events = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] record = mutated(codec.encode(row(random)), random);
            events += same.read(record) instanceof LogRecord.Event ? 1 : 0;
            events += newer.read(record) instanceof LogRecord.Event ? 1 : 0;
        }
        assertThat(events).isBetween(1_000, 39_000);
    }

    @Test
    void everySpellingOfText_isTheSameInBothForms() {
        Source text = new Source("clicks", List.of(new Column("s", DataType.varchar(3), false)), List.of());
        Both both = new Both(text, fingerprint -> null);
        byte[] header = Arrays.copyOf(new EventCodec(text).encode(new Object[] {""}), 10);
        int[] edges = {
            0, 1, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
        };
        for (int a : edges) {
            for (int b : edges) {
                for (int c : edges) {
                    both.read(event(header, a, b, c));
                    both.read(event(header, 0xF0, a, b, c));
                    both.read(event(header, 0xF4, a, b, c));
                    both.read(event(header, a, 0x80, b, c));
                }
            }
        }
    }

    @Test
    void numbersInLongerSpellings_areTheSameInBothForms() {
        Source whole = new Source(
                "clicks",
                List.of(new Column("n", DataType.INTEGER, true), new Column("d", DataType.decimal(5, 2), true)),
                List.of());
        Both both = new Both(whole, fingerprint -> null);
        byte[] header = Arrays.copyOf(new EventCodec(whole).encode(new Object[] {null, null}), 10);
        assertThat(both.read(bytes(header, 2, 0x86, 0x80, 0, 0))).isInstanceOf(LogRecord.Event.class);
        assertThat(both.read(bytes(header, 0x82, 0, 6, 0))).isInstanceOf(LogRecord.Event.class);
        assertThat(both.read(bytes(header, 2, 0x86, 0x80, 0x80, 0x80, 0x80, 0, 0)))
                .isInstanceOf(LogRecord.Foreign.class);
        both.read(bytes(header, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0));
        assertThat(both.read(bytes(header, 0, 2, 18, 0, 0, 0, 0, 0, 0, 0, 0, 5)))
                .isInstanceOf(LogRecord.Event.class);
        assertThat(both.read(bytes(header, 0, 2, 0))).isInstanceOf(LogRecord.Foreign.class);
    }

    @Test
    void whatIsNoEvent_isTheSameInBothForms() {
        Both both = new Both(SOURCE, fingerprint -> null);
        both.read(null);
        both.read(new byte[0]);
        both.read(CutMarker.encode(7));
        both.read(CutMarker.encode(-7));
        both.read("typed by hand".getBytes(StandardCharsets.US_ASCII));
        both.read(new EventCodec(NEWER).encode(new Object[] {null, null, 0L, "a"}));
    }

    private static Object[] row(Random random) {
        return new Object[] {
            random.nextInt(3) > 0 ? "id" : TEXTS[random.nextInt(TEXTS.length)],
            random.nextInt(3) > 0 ? 1_700_000_000_000L : NUMBERS[random.nextInt(NUMBERS.length)],
            random.nextInt(3) > 0 ? TEXTS[random.nextInt(TEXTS.length)] : null,
            random.nextBoolean() ? (Object) (int) NUMBERS[random.nextInt(NUMBERS.length)] : null,
            random.nextBoolean() ? (Object) NUMBERS[random.nextInt(NUMBERS.length)] : null,
            decimal(random, 3, 2),
            decimal(random, 7, 4),
            decimal(random, DECIMALS.length, 3),
            random.nextInt(3) > 0
                    ? (Object) 0.25
                    : random.nextBoolean() ? null : (Object) REALS[random.nextInt(REALS.length)],
            random.nextInt(3) > 0 ? 19_000 : DAYS[random.nextInt(DAYS.length)],
            random.nextBoolean() ? (Object) random.nextBoolean() : null
        };
    }

    /** Seldom one that needs more digits than the first so many. */
    private static BigDecimal decimal(Random random, int most, int scale) {
        int at = random.nextInt(8) == 0 ? random.nextInt(DECIMALS.length) : random.nextInt(most);
        return random.nextInt(3) == 0 ? null : new BigDecimal(new BigDecimal(DECIMALS[at]).toBigInteger(), scale);
    }

    private static byte[] mutated(byte[] event, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> event[random.nextInt(event.length)] = (byte) random.nextInt();
            case 1 -> event[10 + random.nextInt(event.length - 10)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                return Arrays.copyOf(event, random.nextInt(event.length + 3));
            }
            default -> {}
        }
        return event;
    }

    private static byte[] event(byte[] header, int... text) {
        int[] body = new int[text.length + 1];
        body[0] = 2 * text.length;
        System.arraycopy(text, 0, body, 1, text.length);
        return bytes(header, body);
    }

    private static byte[] bytes(byte[] header, int... body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header);
        for (int one : body) {
            bytes.write(one);
        }
        return bytes.toByteArray();
    }

    /** Both ways to read a record of a source. */
    private static final class Both {
        private final RecordReader reader;
        private final EventRow row;

        Both(Source source, LongFunction<Schema> schemas) {
            reader = new RecordReader(source, schemas);
            row = new EventRow(source);
        }

        LogRecord read(byte[] record) {
            LogRecord plain = reader.read(record);
            LogRecord flat = reader.read(record, row);
            if (plain instanceof LogRecord.Event event) {
                assertThat(flat).isSameAs(row);
                assertThat(row.row()).isEqualTo(event.row());
            } else {
                assertThat(flat).isEqualTo(plain);
            }
            return plain;
        }
    }
}
