package braid.storage.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.group.GroupKey;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.cassandra.CqlValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRangeTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
                    CREATE TABLE t (at_time TIMESTAMP(3) NOT NULL, country VARCHAR, price DECIMAL(6,2), n INTEGER);
                    CREATE VIEW v AS SELECT country, price, n, COUNT(*) AS c FROM t GROUP BY country, price, n;
                    """);
    private static final View VIEW = PIPELINE.view("v");
    private static final RealTimeTables TABLES =
            new RealTimeTables(CassandraSettings.of(Settings.of(Map.of()), PIPELINE));
    private static final List<List<Object>> VALUES = List.of(
            Arrays.asList("", "DE", "FR", null),
            Arrays.asList(decimal("0.00"), decimal("1.00"), decimal("1.50"), null),
            Arrays.asList(0, 1, 7, null));

    @Test
    void valueGivenTwice_isOneRange() {
        assertThat(ranges(Map.of("country", List.of("DE", "DE")))).hasSize(1);
        assertThat(ranges(Map.of("country", Arrays.asList(null, null)))).hasSize(1);
    }

    @Test
    void nullAndZero_thatTheStoreCannotTellApart_areOneRange() {
        assertThat(ranges(Map.of("country", Arrays.asList("", null)))).hasSize(1);
        assertThat(ranges(Map.of("country", List.of("DE"), "price", Arrays.asList(decimal("0.00"), null))))
                .hasSize(1);
        assertThat(ranges(Map.of(
                        "country", List.of("DE"),
                        "price", List.of(decimal("1.00")),
                        "n", Arrays.asList(0, null))))
                .as("with all keys given, NULL and zero are two groups")
                .hasSize(2);
    }

    /** The store as it is: rows in the order of bucket, keys with zero for NULL, and then the bits of the NULLs. */
    @Test
    void everyRowThatPasses_isReadOnce() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            RowFilter filter = filter(random);
            List<GroupKey> read = new ArrayList<>();
            KeyRange.of(VIEW, TABLES, filter).forEach(range -> rows().stream()
                    .filter(row -> isIn(range, row) && filter.passes(VIEW, row))
                    .forEach(read::add));
            assertThat(read)
                    .as("%s", filter)
                    .containsExactlyInAnyOrderElementsOf(rows().stream()
                            .filter(row -> filter.passes(VIEW, row))
                            .toList());
        }
    }

    private static RowFilter filter(Random random) {
        Map<String, List<Object>> keys = new HashMap<>();
        for (int i = 0; i < VIEW.keys().size(); i++) {
            List<Object> values = VALUES.get(i);
            List<Object> allowed = new ArrayList<>();
            random.ints(random.nextInt(6), 0, values.size()).forEach(v -> allowed.add(values.get(v)));
            if (random.nextInt(4) > 0) {
                keys.put(VIEW.keys().get(i).name(), allowed);
            }
        }
        return new RowFilter(keys, RowFilter.MIN, RowFilter.MAX);
    }

    private static List<GroupKey> rows() {
        List<GroupKey> rows = new ArrayList<>();
        for (Object country : VALUES.get(0)) {
            for (Object price : VALUES.get(1)) {
                VALUES.get(2).forEach(n -> rows.add(new GroupKey(0, new Object[] {country, price, n})));
            }
        }
        return rows;
    }

    private static boolean isIn(KeyRange range, GroupKey row) {
        int nulls = 0;
        for (int i = 0; i < row.values().length; i++) {
            nulls |= row.values()[i] == null ? 1 << i : 0;
        }
        return TABLES.buckets().bucketOf(row) == range.bucket()
                && startsWith(row, range.values())
                && (!range.isOneGroup(VIEW) || nulls == range.nulls());
    }

    private static boolean startsWith(GroupKey row, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            Key key = VIEW.keys().get(i);
            Object stored =
                    row.values()[i] == null ? CqlValues.zero(key.type()) : CqlValues.toCql(key.type(), row.values()[i]);
            if (compare(stored, values.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static List<KeyRange> ranges(Map<String, List<Object>> keys) {
        return KeyRange.of(VIEW, TABLES, new RowFilter(keys, RowFilter.MIN, RowFilter.MAX));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
