package braid.core.fold.key;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    private static final Source SALES = PipelineCompiler.compile(
                    "shop.sql",
                    "CREATE TABLE sales (shop VARCHAR(8) NOT NULL, sold_at TIMESTAMP(3) NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (shop, id));"
                            + " CREATE VIEW a AS SELECT COUNT(*) AS n FROM sales;")
            .sources()
            .get(0);

    @Test
    void key_isFirstOnce_howeverManyComeBetween() {
        SeenKeys seen = new SeenKeys(SALES);
        Set<String> expected = new HashSet<>();
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            String shop = "s" + random.nextInt(10) + "-";
            long id = random.nextInt(5_000);
            assertThat(seen.isFirst(new Object[] {shop, (long) i, id})).isEqualTo(expected.add(shop + id));
        }
        assertThat(expected).hasSizeGreaterThan(40_000);
    }
}
