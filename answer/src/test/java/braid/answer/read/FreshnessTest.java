package braid.answer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.coverage.CoverageMaker;
import braid.answer.limit.Deadline;
import braid.answer.limit.ReadLimits;
import braid.answer.merge.Layer;
import braid.answer.side.BatchSide;
import braid.answer.side.LogSide;
import braid.answer.side.QuarantinedOffsets;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.view.Architecture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a coverage says of the log: how old an answer is, by the first record that it does not show, and how much waits in quarantine. */
class FreshnessTest {
    private static final Instant NOW = Instant.parse("2001-01-01T12:00:00Z");
    private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
    private static final Partition FIRST = new Partition("sales", 0);
    private static final Partition SECOND = new Partition("sales", 1);

    private final Map<Partition, Long> ends = new HashMap<>();
    private final Map<Partition, Progress> progress = new HashMap<>();
    private final Map<Partition, Instant> endedBy = new HashMap<>();
    private QuarantinedOffsets quarantine;
    private String lost;

    @Test
    void partitionThatWasSilentForAnHour_isAsOldAsTheEventThatIsHidden() {
        folded(FIRST, 5, AN_HOUR_AGO);
        ends.put(FIRST, 6L);
        endedBy.put(FIRST, NOW.minusMillis(100));
        assertThat(freshness()).hasValue(100);
    }

    @Test
    void silentPartition_thatIsShownToItsEnd_isFresh() {
        folded(FIRST, 5, AN_HOUR_AGO);
        ends.put(FIRST, 5L);
        assertThat(freshness()).hasValue(0);
    }

    @Test
    void partitionThatNothingWasFoldedOf_countsAsMuchAsTheOthers() {
        folded(FIRST, 5, NOW);
        ends.put(FIRST, 5L);
        ends.put(SECOND, 3L);
        endedBy.put(SECOND, NOW.minusSeconds(20));
        assertThat(freshness()).hasValue(20_000);
        assertThat(coverage().lag()).hasValue(3);
    }

    @Test
    void whatNobodyKnows_isNeverZero() {
        folded(FIRST, 5, NOW.minusMillis(5));
        ends.put(FIRST, 7L);
        assertThat(freshness()).as("behind, and nobody saw since when").isEmpty();
        assertThat(coverage().lag()).hasValue(2);
    }

    @Test
    void eventThatIsShown_cameBeforeTheOneThatIsHidden() {
        folded(FIRST, 5, NOW.minusMillis(20));
        ends.put(FIRST, 7L);
        endedBy.put(FIRST, NOW.minusMillis(150));
        assertThat(freshness()).as("closer than the last look").hasValue(20);
        folded(FIRST, 5, NOW.plusSeconds(9));
        assertThat(freshness()).as("by another clock").hasValue(150);
    }

    @Test
    void logThatHasLostItsEnd_refusesAllButWhatWasPublished() {
        lost = "the log of sales-0 ends at offset 3, but was folded up to 5";
        MergedReader reader = new MergedReader(
                Architecture.LAMBDA,
                "shop",
                BatchSide.NONE,
                SpeedSide.NONE,
                log(),
                Duration.ofSeconds(15),
                new ReadLimits(1_000, Long.MAX_VALUE),
                Clock.systemUTC());
        assertThatThrownBy(() -> reader.read(List.of(), Layer.MERGED, Deadline.in(Duration.ofSeconds(60))))
                .isInstanceOf(Inconsistent.class)
                .hasMessageContaining("sales-0 ends at offset 3, but was folded up to 5");
        assertThat(reader.read(List.of(), Layer.BATCH, Deadline.in(Duration.ofSeconds(60))))
                .isNotNull();
    }

    @Test
    void quarantinedRecords_areCountedUpToWhatIsShown() {
        folded(FIRST, 5, NOW);
        ends.put(FIRST, 9L);
        assertThat(coverage().coverage().quarantined()).as("not known").isEmpty();
        quarantine = (partition, offset) ->
                LongStream.of(1, 4, 5).filter(waits -> waits < offset).count();
        assertThat(coverage().coverage().quarantined()).hasValue(2);
    }

    private void folded(Partition partition, long next, Instant last) {
        progress.put(partition, new Progress(0, 0, next, last));
    }

    private OptionalLong freshness() {
        return coverage().freshnessMillis();
    }

    private AnswerCoverage coverage() {
        return new CoverageMaker(
                        Architecture.LAMBDA,
                        "shop",
                        BatchSide.NONE,
                        SpeedSide.NONE,
                        log(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .make(
                        List.of("sales"),
                        new PublishedCut(0, null, Boundary.ORIGIN),
                        progress,
                        Optional.of(ends),
                        List.of(),
                        Layer.MERGED);
    }

    private LogSide log() {
        return new LogSide() {
            @Override
            public Optional<Map<Partition, Long>> ends() {
                return Optional.of(ends);
            }

            @Override
            public Map<Partition, Long> endsNow(Duration within) {
                return ends;
            }

            @Override
            public Optional<Instant> endedBy(Partition partition, long offset) {
                return Optional.ofNullable(endedBy.get(partition));
            }

            @Override
            public Optional<QuarantinedOffsets> quarantine() {
                return Optional.ofNullable(quarantine);
            }

            @Override
            public Optional<String> lostEnd() {
                return Optional.ofNullable(lost);
            }
        };
    }
}
