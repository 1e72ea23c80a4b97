package braid.storage.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.View;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewWireTest {
    private static final View VIEW =
            PipelineCompiler.compile("p.sql", """
            CREATE TABLE s (t TIMESTAMP(3) NOT NULL, name VARCHAR(9), made_on DATE, ok BOOLEAN, n INTEGER, price DECIMAL(9,2), w DOUBLE);
            CREATE VIEW v AS SELECT name, made_on, ok, price, window_start, window_end, COUNT(*) AS c, SUM(price) AS total, MAX(w) AS heaviest,
              MAX(t) AS latest, APPROX_COUNT_DISTINCT(n) AS ns
            FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(t), INTERVAL '1' MINUTE)) GROUP BY name, made_on, ok, price, window_start, window_end;
            """).views().get(0);

    private final ViewWire wire = new ViewWire(VIEW);

    @Test
    void row_comesBackAsItWas() throws Exception {
        Object[] key = {"a\"b", 11_000, true, new BigDecimal("1.50")};
        Object[] accumulators = {7L, new BigDecimal("12345678901234567890.10"), 1e-300, -5L, new byte[] {1, -1}};
        GroupRow row = new GroupRow(new GroupKey(-60_000, key), accumulators);
        GroupRow back = over(row);
        assertThat(back.key()).isEqualTo(row.key());
        assertThat(java.util.Arrays.deepEquals(back.accumulators(), accumulators))
                .isTrue();
        GroupRow empty = new GroupRow(new GroupKey(0, new Object[4]), new Object[5]);
        assertThat(over(empty).key()).isEqualTo(empty.key());
        assertThat(over(empty).accumulators()).containsOnlyNulls();
    }

    @Test
    void filter_comesBackAsItWas() {
        RowFilter filter = new RowFilter(Map.of("name", Arrays.asList("x", null), "made_on", List.of(1)), 5, 10);
        assertThat(wire.decodeFilter(wire.encode(filter))).isEqualTo(filter);
        assertThat(wire.decodeFilter(wire.encode(RowFilter.ALL))).isEqualTo(RowFilter.ALL);
        assertThatThrownBy(() -> wire.decodeFilter("{\"keys\":{\"c\":[\"1\"]}}"))
                .hasMessageContaining("no key 'c'");
    }

    private GroupRow over(GroupRow row) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return wire.decodeRow(json.readTree(json.writeValueAsString(wire.encode(row))));
    }

    /** What the doors of Kappa's state and of earlier cuts are asked is a set, whoever wrote it. */
    @Test
    void filterThatNamesAValueTwice_namesItOnce() {
        RowFilter filter = new ViewWire(VIEW).decodeFilter("{\"keys\": {\"name\": [\"x\", null, \"x\", null]}}");
        assertThat(filter.keys()).isEqualTo(Map.of("name", Arrays.asList("x", null)));
        assertThat(filter.prefixes(VIEW)).doesNotHaveDuplicates();
    }
}
