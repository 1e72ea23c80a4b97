package braid.core.event.record;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final Source SOURCE = new Source(
            "clicks",
            List.of(
                    new Column("id", DataType.varchar(8), false),
                    new Column("at", DataType.TIMESTAMP, false),
                    new Column("n", DataType.INTEGER, true),
                    new Column("price", DataType.decimal(5, 2), true),
                    new Column("x", DataType.DOUBLE, true),
                    new Column("day", DataType.DATE, true),
                    new Column("ok", DataType.BOOLEAN, true)),
            List.of());
    private static final Object[] ROW = {
        "a\uD83D\uDE00", 1_700_000_000_000L, -7, new BigDecimal("-123.45"), 0.5, 19_000, true
    };

    private final RecordReader reader = new RecordReader(SOURCE, fingerprint -> null);

    @Test
    void whatIngestAndTheBatchLayerWrite_isEventAndMarker() {
        assertThat(reader.read(encode(ROW)))
                .isInstanceOfSatisfying(
                        LogRecord.Event.class, event -> assertThat(event.row()).isEqualTo(ROW));
        assertThat(reader.read(CutMarker.encode(7))).isEqualTo(new LogRecord.Marker(7));
    }

    @Test
    void everythingElse_isForeignWithItsReason() {
        assertForeign(null, "tombstone");
        assertForeign(new byte[0], "empty");
        assertForeign("typed by hand".getBytes(StandardCharsets.US_ASCII), "7479706564206279");
        assertForeign(new byte[] {(byte) 0xC3, 1, 2}, "C30102");
        assertForeign(Arrays.copyOf(CutMarker.encode(7), 15), "has 15 bytes");
        assertForeign(CutMarker.encode(-1), "number -1");
        byte[] event = encode(ROW);
        assertForeign(Arrays.copyOf(event, event.length - 1), "end within column ok");
        assertForeign(Arrays.copyOf(event, event.length + 1), "after its last column");
        assertForeign(
                encode(new Source("clicks", SOURCE.columns().subList(0, 3), List.of()), ROW),
                "no schema with its fingerprint");
    }

    @Test
    void valuesThatAColumnCannotHold_areForeign() {
        assertForeign(with(0, "nine chars"), "column id holds more characters than VARCHAR(8)");
        assertThat(reader.read(with(0, "\uD83D\uDE00".repeat(8)))).isInstanceOf(LogRecord.Event.class);
        assertForeign(with(0, "a\0"), "U+0000");
        assertForeign(with(1, Long.MAX_VALUE), "column at holds a day outside");
        assertForeign(with(3, new BigDecimal("1234.56")), "more digits than DECIMAL(5,2)");
        assertForeign(with(4, Double.NaN), "holds NaN");
        assertForeign(with(4, -0.0), "negative zero");
        assertForeign(with(5, Integer.MIN_VALUE), "column day holds a day outside");
    }

    @Test
    void textThatIsNotUtf8_isForeign_andTheReplacementCharacterIsNot() {
        byte[] event = encode(ROW);
        event[11] = (byte) 0xFF;
        assertForeign(event, "column id cannot be read: not UTF-8");
        assertThat(reader.read(with(0, "\uFFFD"))).isInstanceOf(LogRecord.Event.class);
    }

    @Test
    void lengthsBeyondTheRecord_takeNoMemory() {
        byte[] longest = {(byte) 0xFA, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        byte[] header = Arrays.copyOf(encode(ROW), 10);
        byte[] event = ByteBuffer.allocate(15).put(header).put(longest).array();
        assertForeign(event, "column id");
    }

    @Test
    void eventOfAnotherSource_orOfAnotherType_isForeign() {
        Source other = new Source("orders", SOURCE.columns(), List.of());
        assertThat(new RecordReader(SOURCE, any -> Schemas.of(other)).read(encode(other, ROW)))
                .isInstanceOfSatisfying(
                        LogRecord.Foreign.class, f -> assertThat(f.reason()).contains("braid.orders"));
        Source older = new Source("clicks", List.of(new Column("id", DataType.BIGINT, false)), List.of());
        assertThat(new RecordReader(SOURCE, any -> Schemas.of(older)).read(encode(older, new Object[] {1L})))
                .isInstanceOfSatisfying(
                        LogRecord.Foreign.class, f -> assertThat(f.reason()).contains("column id is BIGINT"));
        Schema alien = SchemaBuilder.array().items().intType();
        assertThat(new RecordReader(SOURCE, any -> alien).read(encode(other, ROW)))
                .isInstanceOf(LogRecord.Foreign.class);
    }

    @Test
    void columnThatIsNotNull_cannotBeMissingInTheWritersSchema() {
        Source older = new Source("clicks", SOURCE.columns().subList(0, 1), List.of());
        assertThat(new RecordReader(SOURCE, any -> Schemas.of(older)).read(encode(older, ROW)))
                .isEqualTo(new LogRecord.Foreign("column at is NULL, but the source declares it NOT NULL"));
    }

    /** Any bytes have an answer; what is an event is one for Avro's own reader too, and encoded again it is the same event. */
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void mutatedEvents_haveAnAnswer(@ForAll("mutated") byte[] value) throws Exception {
        LogRecord record = reader.read(value);
        assertThat(record).isInstanceOfAny(LogRecord.Event.class, LogRecord.Foreign.class);
        if (record instanceof LogRecord.Event event) {
            Schema schema = Schemas.of(SOURCE);
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 10, value.length - 10, null);
            new GenericDatumReader<>(schema).read(null, decoder);
            assertThat(decoder.isEnd()).isTrue();
            assertThat(((LogRecord.Event) reader.read(encode(event.row()))).row())
                    .isEqualTo(event.row());
        }
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        Arbitrary<Object[]> rows = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(8),
                        Arbitraries.longs().between(-1_000_000_000_000L, 4_000_000_000_000L),
                        Arbitraries.integers().injectNull(0.3),
                        Arbitraries.bigDecimals()
                                .ofScale(2)
                                .between(new BigDecimal("-999.99"), new BigDecimal("999.99"))
                                .injectNull(0.3),
                        Arbitraries.of(0.0, 1.5, -1e300).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3))
                .as((id, at, n, price, x, ok) -> new Object[] {
                    new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", ""),
                    at,
                    n,
                    price == null ? null : price.setScale(2),
                    x,
                    n == null ? null : n % 100_000,
                    ok
                });
        Arbitrary<byte[]> events = rows.map(RecordReaderTest::encode);
        Arbitrary<byte[]> cut = Combinators.combine(
                        events, Arbitraries.integers().between(0, 60))
                .as((event, length) -> Arrays.copyOf(event, Math.min(length, event.length)));
        Arbitrary<byte[]> flipped = Combinators.combine(
                        events,
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(0, 255))
                .as((event, at, to) -> {
                    event[at % event.length] = to.byteValue();
                    return event;
                });
        Arbitrary<byte[]> longer = Combinators.combine(
                        events, Arbitraries.bytes().array(byte[].class).ofMaxSize(4))
                .as((event, more) -> ByteBuffer.allocate(event.length + more.length)
                        .put(event)
                        .put(more)
                        .array());
        return Arbitraries.oneOf(
                events,
                cut,
                flipped,
                longer,
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
    }

    private void assertForeign(byte[] value, String reason) {
        assertThat(reader.read(value)).isInstanceOfSatisfying(LogRecord.Foreign.class, f -> assertThat(f.reason())
                .contains(reason));
    }

    private static byte[] with(int column, Object value) {
        Object[] row = ROW.clone();
        row[column] = value;
        return encode(row);
    }

    private static byte[] encode(Object[] row) {
        return encode(SOURCE, row);
    }

    private static byte[] encode(Source source, Object[] row) {
        return new EventCodec(source).encode(row);
    }
}
