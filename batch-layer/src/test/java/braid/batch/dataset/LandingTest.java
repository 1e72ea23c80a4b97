package braid.batch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.batch.dataset.Landing.Landed;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.spark.LocalSpark;
import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordKey;
import braid.core.event.record.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Landing over a log in memory and real Iceberg tables in a temporary folder. */
class LandingTest {
    private static final String VIEW = " CREATE VIEW v AS SELECT page, window_start, window_end, COUNT(*) AS c"
            + " FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(ts), INTERVAL '1' HOUR)) GROUP BY page, window_start, window_end;";
    private static final String WITH_KEY =
            "CREATE TABLE clicks (id VARCHAR NOT NULL, ts TIMESTAMP(3) NOT NULL, page VARCHAR, PRIMARY KEY (id));"
                    + VIEW;
    private static final String WITHOUT_KEY =
            "CREATE TABLE clicks (id VARCHAR NOT NULL, ts TIMESTAMP(3) NOT NULL, page VARCHAR);" + VIEW;
    private static final String WIDER =
            "CREATE TABLE clicks (id VARCHAR NOT NULL, ts TIMESTAMP(3) NOT NULL, page VARCHAR, country VARCHAR);"
                    + VIEW;
    private static final long NOON = Instant.parse("2024-02-29T12:00:00Z").toEpochMilli();
    private static final Runnable MAY = () -> {};

    @TempDir
    Path folder;

    private final EventsLog log = new EventsLog();
    private FirstVerdicts firstVerdicts = FirstVerdicts.NONE;
    private MasterDataset dataset;
    private Pipeline pipeline;
    private Source source;
    private long cut;
    private Map<Integer, Long> published = Map.of();

    @BeforeEach
    void open() {
        use(WITHOUT_KEY);
    }

    private void use(String sql) {
        SparkSession spark = LocalSpark.session();
        pipeline = PipelineCompiler.compile("web.sql", sql);
        source = pipeline.source("clicks");
        String location = folder.toUri().toString();
        LocalSpark.catalog(location);
        dataset = new MasterDataset(spark, pipeline, location);
        log.schemas.put(Schemas.fingerprint(Schemas.of(source)), Schemas.of(source));
    }

    @Test
    void landing_addsEachEventOnce() {
        log.add(0, event("a", NOON, "/home"));
        log.add(1, event("b", NOON + 1, null));
        assertThat(land().events()).isEqualTo(2);
        log.add(0, event("c", NOON + 2, "/x"));
        Landed second = land();
        assertThat(second.events()).isEqualTo(1);
        assertThat(ids(second)).containsExactly("a@0:0", "b@1:0", "c@0:2");
    }

    @Test
    void landing_ofNothing_leavesTheStateAsItIs() {
        log.add(0, event("a", NOON, "/home"));
        Landed first = land();
        assertThat(land().snapshot()).isEqualTo(first.snapshot());
    }

    @Test
    void runsBeforeTheFirstEvent_areFollowedByItsLanding() {
        for (int run = 0; run < 3; run++) {
            assertThat(land().events()).isZero();
            published = log.lastMark();
        }
        log.add(0, event("a", NOON, "/home"));
        assertThat(ids(land())).containsExactly("a@0:3");
    }

    @Test
    void killedLanding_isNotSeenAndDoneAgain() {
        log.add(0, event("a", NOON, "/home"));
        assertThatThrownBy(() -> land(Map.of(), () -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        Landed again = land();
        assertThat(ids(again)).containsExactly("a@0:0");
    }

    @Test
    void batchLayerWithoutItsLease_cannotLandTwice() {
        log.add(0, event("a", NOON, "/home"));
        assertThatThrownBy(() -> land(Map.of(), this::land)).hasMessageContaining("another batch layer has landed");
        log.add(0, event("b", NOON, "/home"));
        assertThat(ids(land())).containsExactly("a@0:0", "b@0:3");
    }

    @Test
    void redeliveredEvent_countsOnce() {
        use(WITH_KEY);
        log.add(0, event("a", NOON, "/first"));
        log.add(0, event("a", NOON, "/second"));
        assertThat(ids(land())).containsExactly("a@0:0");
        log.add(0, event("a", NOON, "/third"));
        log.add(0, event("b", NOON, "/home"));
        assertThat(ids(land())).containsExactly("a@0:0", "b@0:4");
    }

    @Test
    void redeliveryWithAnotherEventTime_countsOnce() {
        use(WITH_KEY);
        log.add(0, event("a", NOON, "/first"));
        log.add(0, event("m", NOON, "/first"));
        land();
        log.add(0, event("a", NOON - TimeUnit.DAYS.toMillis(400), "/earlier"));
        log.add(0, event("m", NOON + TimeUnit.DAYS.toMillis(400), "/later"));
        log.add(0, event("z", NOON, "/home"));
        assertThat(ids(land())).containsExactly("a@0:0", "m@0:1", "z@0:5");
        log.add(0, event("b", NOON, "/home"));
        log.add(0, event("m", NOON, "/again"));
        assertThat(ids(land())).containsExactly("a@0:0", "b@0:7", "m@0:1", "z@0:5");
    }

    /** Redelivered near and far, in the partition of their key or, as when partitions were added, in any. */
    @ParameterizedTest
    @CsvSource({"true, 67108864, true", "true, 2000, false", "false, 67108864, false"})
    void redeliveredEvents_countOnce_whereverTheyAre(boolean atHome, long keyBytes, boolean areOnce) {
        use(WITH_KEY);
        log.rememberAtMost(keyBytes);
        Random random = new Random(11);
        RecordKey key = new RecordKey(source);
        Set<String> sent = new TreeSet<>();
        Map<String, String> first = new TreeMap<>();
        for (int landing = 0; landing < 3; landing++) {
            for (int i = 0; i < 200; i++) {
                String id = "id" + random.nextInt(300);
                Object[] row = {id, NOON + random.nextInt(), null};
                int partition = atHome ? Utils.toPositive(Utils.murmur2(key.of(row))) % 2 : random.nextInt(2);
                log.add(partition, new EventCodec(source).encode(row));
                sent.add(id);
                first.putIfAbsent(id, id + "@" + partition + ":" + (log.end(partition) - 1));
            }
            Landed landed = land();
            assertThat(log.wereOnce()).isEqualTo(areOnce);
            if (atHome) {
                assertThat(ids(landed)).containsExactlyInAnyOrderElementsOf(first.values());
            } else {
                assertThat(ids(landed)).extracting(at -> at.split("@")[0]).containsExactlyInAnyOrderElementsOf(sent);
            }
        }
    }

    @Test
    void addedColumn_isNullInOlderEvents() {
        log.add(0, event("a", NOON, "/home"));
        land();
        log.add(0, event("b", NOON, "/home"));
        use(WIDER);
        log.add(0, new EventCodec(source).encode(new Object[] {"c", NOON, "/home", "NL"}));
        Landed landed = land();
        List<Row> rows = dataset.read(source, landed.snapshot())
                .orderBy("id")
                .select("id", "country")
                .collectAsList();
        assertThat(rows).extracting(Row::toString).containsExactly("[a,null]", "[b,null]", "[c,NL]");
    }

    @Test
    void addedColumn_isThereWithoutNewEvents() {
        log.add(0, event("a", NOON, "/home"));
        land();
        use(WIDER);
        assertThat(dataset.read(source, land().snapshot()).columns()).contains("country");
    }

    @Test
    void foreignRecords_arePassedOverAndKept() {
        log.add(0, event("a", NOON, "/home"));
        log.add(0, "typed by hand".getBytes(StandardCharsets.UTF_8));
        log.add(0, null);
        log.add(1, new EventCodec(new Source("clicks", source.columns().subList(0, 2), List.of())).encode(new Object[] {
                    "x", NOON
                }));
        log.add(1, event("b", NOON, "/home"));
        Landed landed = land();
        assertThat(ids(landed)).containsExactly("a@0:0", "b@1:1");
        assertThat(landed.quarantined()).isEqualTo(3);
        assertThat(log.passedOver()).hasSize(3).allSatisfy(record -> assertThat(record.reason())
                .isNotEmpty());
    }

    @Test
    void markerOfACutThatNobodyWasGiven_isForeign() {
        log.add(0, CutMarker.encode(1_000_000));
        log.add(0, event("a", NOON, "/home"));
        Landed landed = land();
        assertThat(ids(landed)).containsExactly("a@0:1");
        assertThat(landed.quarantined()).isEqualTo(1);
        assertThat(log.passedOver()).singleElement().satisfies(record -> assertThat(record.reason())
                .contains("1000000"));
    }

    @Test
    void recordThatWasPassedOverBefore_isPassedOverAgain() {
        byte[] event = event("a", NOON, "/home");
        log.add(0, event);
        log.add(0, event("b", NOON, "/home"));
        firstVerdicts = FirstVerdicts.of(
                List.of(QuarantinedRecord.of(
                        new Partition("clicks", 0), 0, EventsLog.APPENDED.toEpochMilli(), event, "unknown schema")),
                pipeline,
                any -> null);
        assertThat(ids(land())).containsExactly("b@0:1");
    }

    /** Rows landed are what the core calls events, with its values, whatever stands in the log. */
    @Test
    void mutatedRecords_areLandedAsTheSpeedLayerReadsThem() {
        Random random = new Random(7);
        RecordReader reader = new RecordReader(source, fingerprint -> null);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] value = event("id" + i, NOON + random.nextInt(), random.nextBoolean() ? null : "/p" + i);
            byte[] mutated = mutated(value, random);
            if (reader.read(mutated) instanceof LogRecord.Event) {
                expected.add("0:" + i + " " + Arrays.toString(((LogRecord.Event) reader.read(mutated)).row()));
            }
            log.add(0, mutated);
        }
        Landed landed = land();
        List<String> found = dataset.read(source, landed.snapshot()).collectAsList().stream()
                .map(row -> "0:" + row.getAs("kafka_offset") + " "
                        + Arrays.toString(new Object[] {
                            row.getAs("id"), ((Instant) row.getAs("ts")).toEpochMilli(), row.getAs("page")
                        }))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(landed.quarantined()).isEqualTo(2_000 - expected.size());
        assertThat(expected).hasSizeBetween(200, 1_900);
    }

    private static byte[] mutated(byte[] value, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> value;
            case 1 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 2 -> Arrays.copyOf(value, value.length + 1);
            default -> {
                byte[] flipped = value.clone();
                flipped[10 + random.nextInt(flipped.length - 10)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    @Test
    void deletedOffsets_areRefusedByName() {
        log.add(0, event("a", NOON, "/home"));
        log.add(0, event("b", NOON, "/home"));
        assertThatThrownBy(() -> land(Map.of(0, 1L, 1, 0L), MAY))
                .hasMessageContaining("partition 0: offsets 0 to 1 were deleted");
    }

    @Test
    void markerThatIsDeletedFromTheLogWithAllBeforeIt_isNotMissed() {
        log.add(0, event("a", NOON, "/home"));
        land();
        log.add(0, event("b", NOON, "/home"));
        assertThat(ids(land(Map.of(0, 2L, 1, 1L), MAY))).containsExactly("a@0:0", "b@0:2");
    }

    @Test
    void pastState_isTheOneThatWasLandedForTheCut_untilItIsRemoved() {
        log.add(0, event("a", NOON, "/home"));
        Landed first = land();
        land();
        log.add(0, event("b", NOON, "/home"));
        Landed third = land();
        PastStates states = new PastStates(dataset);
        assertThat(states.oldest(source)).isZero();
        assertThat(states.at(source, 0))
                .hasValueSatisfying(state -> assertThat(state.landedTo()).isEmpty());
        for (long markersOnly : List.of(1L, 2L)) {
            assertThat(states.at(source, markersOnly)).hasValueSatisfying(state -> {
                assertThat(state.snapshot()).isEqualTo(first.snapshot());
                assertThat(state.landedTo()).isEqualTo(Map.of(0, 1L, 1, 0L));
            });
        }
        assertThat(states.at(source, 3))
                .hasValueSatisfying(state -> assertThat(state.snapshot()).isEqualTo(third.snapshot()));
        states.remove(source, Instant.EPOCH);
        assertThat(new PastStates(dataset).at(source, 1)).isPresent();
        states.remove(source, Instant.now().plusSeconds(60));
        PastStates left = new PastStates(dataset);
        assertThat(left.at(source, 2)).isEmpty();
        assertThat(left.oldest(source)).isEqualTo(3);
        assertThat(ids(third)).containsExactly("a@0:0", "b@0:3");
    }

    private Landed land() {
        return land(Map.of(0, 0L, 1, 0L), MAY);
    }

    private Landed land(Map<Integer, Long> begin, Runnable mayCommit) {
        cut++;
        Map<Integer, Long> to = log.mark(cut);
        return new Landing(dataset, log, source)
                .land(
                        cut,
                        "clicks",
                        to,
                        begin,
                        published,
                        new Verdicts(Map.copyOf(log.schemas), firstVerdicts, cut),
                        mayCommit);
    }

    private byte[] event(String id, long time, String page) {
        return new EventCodec(source).encode(new Object[] {id, time, page});
    }

    private List<String> ids(Landed landed) {
        return dataset
                .read(source, landed.snapshot())
                .selectExpr("concat(id, '@', kafka_partition, ':', kafka_offset) AS i")
                .orderBy("i")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
