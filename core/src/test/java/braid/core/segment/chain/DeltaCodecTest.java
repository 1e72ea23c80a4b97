package braid.core.segment.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaCodecTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE t (at_time TIMESTAMP(3) NOT NULL, text VARCHAR, yes BOOLEAN, i INTEGER, b BIGINT, d DECIMAL(20,3), x DOUBLE,
              made_on DATE, moment TIMESTAMP(3));
            CREATE VIEW v AS SELECT text, yes, i, b, d, made_on, moment, COUNT(*) AS c, SUM(d) AS total, MIN(x) AS least, MAX(text) AS last,
              MAX(made_on) AS latest, APPROX_COUNT_DISTINCT(text) AS texts
            FROM t GROUP BY text, yes, i, b, d, made_on, moment;
            """);
    private static final View VIEW = PIPELINE.view("v");

    @Test
    void decoded_isWhatWasEncoded() {
        DeltaCodec codec = new DeltaCodec(VIEW);
        for (int seed = 0; seed < 300; seed++) {
            List<GroupRow> rows = rows(new Random(seed));
            List<GroupRow> decoded = codec.decode(codec.encode(rows));
            assertThat(decoded).as("seed " + seed).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(decoded.get(i).key()).isEqualTo(rows.get(i).key());
                assertThat(Arrays.deepEquals(
                                decoded.get(i).accumulators(), rows.get(i).accumulators()))
                        .isTrue();
            }
        }
    }

    @Test
    void bytesThatAreNotAsTheyWereWritten_areRefused() {
        DeltaCodec codec = new DeltaCodec(VIEW);
        byte[] blob = codec.encode(rows(new Random(7)));
        for (int at = 0; at < blob.length; at++) {
            byte[] damaged = blob.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> codec.decode(damaged)).hasMessageContaining("damaged");
        }
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(blob, blob.length - 1)))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> codec.decode(new byte[0])).hasMessageContaining("damaged");
    }

    private static List<GroupRow> rows(Random random) {
        List<GroupRow> rows = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            Object[] key = {
                "text-\uD83C\uDDE9" + random.nextInt(9),
                random.nextBoolean(),
                random.nextInt(),
                random.nextLong(),
                decimal(random),
                random.nextInt(40_000) - 20_000,
                random.nextLong() >> 16
            };
            Object[] accumulators = {
                (long) random.nextInt(),
                decimal(random),
                random.nextDouble(),
                "",
                -719_162,
                random.nextBoolean() ? new byte[random.nextInt(200)] : null
            };
            for (Object[] row : new Object[][] {key, accumulators}) {
                if (random.nextInt(3) == 0) {
                    row[random.nextInt(row.length)] = null;
                }
            }
            rows.add(new GroupRow(new GroupKey((random.nextLong() >> 20) * 60_000, key), accumulators));
        }
        return rows;
    }

    private static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(1 + random.nextInt(110), random).subtract(BigInteger.valueOf(99)), 3);
    }
}
