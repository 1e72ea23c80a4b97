package braid.answer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import braid.answer.coverage.Scan;
import braid.answer.coverage.TooStale;
import braid.answer.limit.Deadline;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.core.group.RowFilter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final List<String> SALES = List.of("sales");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ModelLog log = new ModelLog(2);
    private final MergedReader reader = log.reader();

    @Test
    void layersThatStayBehind_areNamedWithWhatTheyReached() {
        append(0, 3);
        log.foldAll();
        append(1, 5);
        TooStale late = catchThrowableOfType(TooStale.class, () -> reader.awaitLogEnd(SALES, Duration.ofMillis(40)));
        assertThat(late).hasMessageContaining("5 records").hasMessageContaining("sales-1 is at 0 of 5");
        assertThat(late.behind()).singleElement().satisfies(partition -> {
            assertThat(partition.speedTo()).isZero();
            assertThat(partition.logEnd()).isEqualTo(5);
        });
    }

    @Test
    void waiting_endsWhenTheSpeedLayerIsThere_andTheAnswerShowsIt() {
        append(0, 4);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> reader.awaitLogEnd(SALES, LONG));
        assertThatThrownBy(() -> waiting.get(60, java.util.concurrent.TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        log.foldAll();
        waiting.join();
        Scan all = new Scan(ModelLog.PIPELINE.view("total"), RowFilter.ALL, RollUp.ALL);
        Answer answer = reader.read(List.of(all), Layer.MERGED, Deadline.in(LONG));
        assertThat(answer.groups().get(0).get(0).values()[0]).isEqualTo(4L);
    }

    @Test
    void whatBatchHasPublished_countsAsReached() {
        append(0, 2);
        log.cut();
        log.publish(1);
        assertThatThrownBy(() -> reader.awaitLogEnd(SALES, Duration.ofMillis(20)))
                .as("the marker itself is behind the boundary")
                .hasMessageContaining("sales-0 is at 2 of 3");
        log.foldAll();
        reader.awaitLogEnd(SALES, LONG);
    }

    private void append(int partition, int events) {
        Random random = new Random(7);
        for (int i = 0; i < events; i++) {
            log.append(partition, ModelLog.event(random));
        }
    }
}
