package braid.storage.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.sql.PipelineCompiler;
import braid.core.view.View;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowStreamTest {
    private static final View VIEW =
            PipelineCompiler.compile("p.sql", """
            CREATE TABLE s (t TIMESTAMP(3) NOT NULL, a VARCHAR(9), b VARCHAR(9));
            CREATE VIEW v AS SELECT a, b, window_start, window_end, COUNT(*) AS c
            FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(t), INTERVAL '1' MINUTE)) GROUP BY a, b, window_start, window_end;
            """).views().get(0);

    private final GroupCodec codec = new GroupCodec(VIEW);

    @Test
    void rowsAndEnd_comeBackAsTheyWere() throws IOException {
        List<GroupRow> back = new ArrayList<>();
        RowStream.End end = RowStream.read(new ByteArrayInputStream(stream()), VIEW, (row, bytes) -> back.add(row));
        assertThat(back).extracting(GroupRow::key).containsExactly(key(60_000, "x", null), key(0, null, "y"));
        assertThat(back.get(0).accumulators()).containsExactly(7L);
        assertThat(end.rows()).isEqualTo(2);
        assertThat(end.partitions()).containsExactly(0, 2);
        assertThat(end.of()).isEqualTo(4);
    }

    @Test
    void streamThatWasBrokenOff_isRefused_wherever() throws IOException {
        byte[] whole = stream();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RowStream.read(new ByteArrayInputStream(part), VIEW, (row, bytes) -> {}))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void leadingKeys_areTheBytesWithWhichTheirGroupsBegin_andNoOthers() {
        byte[] prefix = codec.encodeLeading(0, List.of("x"));
        assertThat(codec.encode(key(0, "x", "y"))).startsWith(prefix);
        assertThat(codec.encode(key(0, "x", null))).startsWith(prefix);
        assertThat(Arrays.mismatch(codec.encode(key(0, "xx", "y")), prefix)).isLessThan(prefix.length);
        assertThat(Arrays.mismatch(codec.encode(key(0, null, "x")), prefix)).isLessThan(prefix.length);
        assertThat(codec.encodeLeading(0, Arrays.asList("x", null))).isEqualTo(codec.encode(key(0, "x", null)));
    }

    private byte[] stream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowStream.Writer writer = new RowStream.Writer(out);
        writer.row(codec.encode(key(0, "x", null)), 60_000, codec.encode(new Object[] {7L}));
        writer.row(codec.encode(key(0, null, "y")), 0, codec.encode(new Object[] {null}));
        writer.end(List.of(0, 2), 4);
        return out.toByteArray();
    }

    private static GroupKey key(long windowStart, Object... values) {
        return new GroupKey(windowStart, values);
    }
}
