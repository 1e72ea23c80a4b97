package braid.batch.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** As PostgreSQL's documentation of COPY describes its text format; PostgresIT has it read by PostgreSQL. */
class CopiedRowsTest {
    private static String line(Object... values) {
        Row row = RowFactory.create(values);
        StringBuilder line = new StringBuilder();
        CopiedRows.append(line, row);
        return line.toString();
    }

    @Test
    void values_areSpelledAsCopyReadsThem() {
        assertThat(line("a", null, 7L, true, new BigDecimal("1E+3"), 0.5, new byte[] {1, (byte) 0xFF}))
                .isEqualTo("a\t\\N\t7\ttrue\t1000\t0.5\t\\\\x01ff\n");
    }

    @Test
    void charactersThatCopyNeeds_areEscaped() {
        assertThat(line("a\tb\nc\rd\\N\\.")).isEqualTo("a\\tb\\nc\\rd\\\\N\\\\.\n");
        assertThat(line("", "\\.")).isEqualTo("\t\\\\.\n");
    }
}
