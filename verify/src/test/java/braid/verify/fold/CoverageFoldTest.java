package braid.verify.fold;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.terminal.StepBar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer of more keys than this process can hold is refused at once, and not after minutes. */
class CoverageFoldTest {
    private static final Pipeline SHOP = PipelineCompiler.compile(
            "shop.sql",
            "CREATE TABLE sales (id INTEGER NOT NULL, sold_at TIMESTAMP(3) NOT NULL, PRIMARY KEY (id));"
                    + " CREATE VIEW a AS SELECT COUNT(*) AS n FROM sales;");

    @Test
    void moreKeysThanMemory_areRefused_withWhatToSet() {
        CoverageFold fold =
                new CoverageFold(Settings.of(Map.of()), SHOP, SHOP.sources().get(0), new StepBar());
        assertThatCode(() -> fold.requireMemory(covering(10_000_000), 1L << 30)).doesNotThrowAnyException();
        assertThatThrownBy(() -> fold.requireMemory(covering(20_000_000), 1L << 30))
                .isInstanceOf(CannotVerify.class)
                .hasMessageContaining("20,000,000 events of sales")
                .hasMessageContaining("BRAID_JVM_VERIFY=-Xmx2g");
    }

    private static Coverage covering(long events) {
        Instant time = Instant.EPOCH;
        return new Coverage(
                SHOP.name(),
                1,
                time,
                time,
                true,
                List.of(new PartitionCoverage(new Partition("sales", 0), events, events, events, null)));
    }
}
