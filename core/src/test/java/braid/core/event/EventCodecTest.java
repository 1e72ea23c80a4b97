package braid.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.CutMarker;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private static final Source SOURCE = new Source(
            "clicks",
            List.of(
                    new Column("id", DataType.VARCHAR, false),
                    new Column("at", DataType.TIMESTAMP, false),
                    new Column("n", DataType.INTEGER, true),
                    new Column("m", DataType.BIGINT, true),
                    new Column("price", DataType.decimal(30, 2), true),
                    new Column("x", DataType.DOUBLE, true),
                    new Column("day", DataType.DATE, true),
                    new Column("ok", DataType.BOOLEAN, true)),
            List.of("id"));
    private static final Object[] FULL = {
        "ä\uD83D\uDE00", -1L, -7, 1L << 60, new BigDecimal("-12345678901234567890.12"), 0.1, 19000, true
    };

    @Test
    void decode_givesBackWhatWasEncoded() {
        EventCodec codec = new EventCodec(SOURCE);
        Object[] sparse = {"a", 0L, null, null, new BigDecimal("-0.01"), null, null, null};
        for (Object[] row : List.of(FULL, sparse)) {
            assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
        }
    }

    @Test
    void avrosOwnReader_readsTheSameValues() throws IOException {
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new Conversions.DecimalConversion());
        Schema schema = Schemas.of(SOURCE);
        GenericRecord read =
                new BinaryMessageDecoder<GenericRecord>(data, schema).decode(new EventCodec(SOURCE).encode(FULL));
        assertThat(read.get("id")).hasToString("ä\uD83D\uDE00");
        assertThat(read.get("at")).isEqualTo(-1L);
        assertThat(read.get("price")).isEqualTo(FULL[4]);
        assertThat(read.get("x")).isEqualTo(0.1);
        assertThat(read.get("ok")).isEqualTo(true);
    }

    @Test
    void eventWrittenBeforeAColumnWasAdded_isReadWithNull() {
        Source older = new Source("clicks", SOURCE.columns().subList(0, 3), List.of("id"));
        byte[] event = new EventCodec(older).encode(new Object[] {"a", 5L, 6});
        EventCodec codec = new EventCodec(SOURCE, fingerprint -> Schemas.of(older));
        assertThat(codec.decode(event)).isEqualTo(Arrays.copyOf(new Object[] {"a", 5L, 6}, 8));
    }

    @Test
    void columnThatIsNoLongerDeclared_isPassedOver() {
        Source newer = new Source(
                "clicks", List.of(SOURCE.columns().get(3), SOURCE.columns().get(0)), List.of());
        EventCodec codec = new EventCodec(newer, fingerprint -> Schemas.of(SOURCE));
        assertThat(codec.decode(new EventCodec(SOURCE).encode(FULL))).isEqualTo(new Object[] {1L << 60, FULL[0]});
    }

    @Test
    void unknownSchema_isNamed() {
        byte[] event = new EventCodec(new Source("other", SOURCE.columns(), List.of())).encode(FULL);
        assertThatThrownBy(() -> new EventCodec(SOURCE).decode(event)).isInstanceOf(UnknownSchema.class);
    }

    @Test
    void marker_isToldFromAnEventByItsBytes() {
        byte[] marker = CutMarker.encode(1L << 40);
        byte[] event = new EventCodec(SOURCE).encode(FULL);
        assertThat(CutMarker.isMarker(marker)).isTrue();
        assertThat(CutMarker.cut(marker)).isEqualTo(1L << 40);
        assertThat(EventCodec.isEvent(marker)).isFalse();
        assertThat(EventCodec.isEvent(event)).isTrue();
        assertThat(CutMarker.isMarker(event)).isFalse();
    }
}
