package braid.kappa.topology;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.aggregate.Accumulator;
import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.view.Source;
import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import braid.kappa.settings.StreamsProperties;
import braid.service.settings.Settings;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job without a broker, against a direct fold of the same events. */
class KappaTopologyTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 978_307_200_000L;

    @TempDir
    Path folder;

    private final InstanceCounters counters = new InstanceCounters();
    private final List<QuarantinedRecord> passedOver = new ArrayList<>();
    private KappaSettings settings;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> log;
    private EventCodec codec;

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.sql"), """
                CREATE TABLE sales (id VARCHAR NOT NULL, sold TIMESTAMP(3) NOT NULL, shop VARCHAR, amount DECIMAL(8,2), PRIMARY KEY (id));
                CREATE VIEW hourly AS SELECT shop, window_start, window_end, COUNT(*) AS n, AVG(amount) AS mean, SUM(amount) FILTER (WHERE amount > 5) AS big
                  FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold), INTERVAL '1' HOUR)) GROUP BY shop, window_start, window_end;
                CREATE VIEW ever AS SELECT COUNT(*) AS n, APPROX_COUNT_DISTINCT(shop) AS shops, MAX(sold) AS latest FROM sales WHERE shop IS NOT NULL;
                """);
        settings = KappaSettings.of(Settings.of(Map.of(
                "BRAID_PIPELINE",
                file.toString(),
                "BRAID_KAPPA_GRACE_HOURS",
                "24",
                "BRAID_KAPPA_STATE",
                folder.toString())));
        java.util.Properties properties = StreamsProperties.of(settings);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(
                new KappaTopology(
                                settings,
                                fingerprint -> null,
                                new PassedOver(FirstVerdicts.NONE, passedOver::add),
                                counters)
                        .build(),
                properties);
        log = driver.createInputTopic("sales", new ByteArraySerializer(), new ByteArraySerializer());
        codec = new EventCodec(source());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private Source source() {
        return settings.pipeline().source("sales");
    }

    private View view(String name) {
        return settings.pipeline().view(name);
    }

    @Test
    void results_areTheDirectFoldOfTheEvents_onceEach() {
        Random random = new Random(7);
        List<Object[]> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(
                    sale("s" + i, START + random.nextInt(20 * (int) HOUR), random.nextInt(4), random.nextInt(1_000)));
        }
        for (Object[] event : events) {
            send(event);
            if (random.nextInt(50) == 0) {
                send(event);
                log.pipeInput(new byte[0], CutMarker.encode(3));
                log.pipeInput(new byte[0], new byte[] {1, 2, 3});
            }
        }
        for (View view : settings.pipeline().views()) {
            assertThat(results(view)).isEqualTo(fold(view, events));
        }
        assertThat(counters.events() - counters.duplicates()).isEqualTo(500);
        assertThat(counters.duplicates()).isPositive();
    }

    @Test
    void eventAfterTheGrace_isDroppedFromWindows_butNotFromTheWhole() {
        send(sale("a", START, 1, 100));
        send(sale("b", START + 30 * HOUR, 1, 100));
        send(sale("late", START + HOUR / 2, 1, 100));
        send(sale("late, in the grace", START + 6 * HOUR, 1, 100));
        assertThat(results(view("hourly")).keySet()).hasSize(3);
        Map<GroupKey, Object[]> first = rows(view("hourly"));
        assertThat(first.get(new GroupKey(START, new Object[] {"shop1"}))[0]).isEqualTo(1L);
        assertThat(rows(view("ever")).values().iterator().next()[0]).isEqualTo(4L);
        double dropped = driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("dropped-records-total"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
        assertThat(dropped).as("dropped by Kafka Streams, uncounted").isZero();
        assertThat(counters.late(view("hourly"))).isEqualTo(1);
        assertThat(counters.late(view("ever"))).isZero();
    }

    @Test
    void eventBefore1970_isCountedAndLeftOut() {
        send(sale("old", -5, 1, 100));
        assertThat(counters.eventsBeforeEpoch()).isEqualTo(2);
        assertThat(rows(view("hourly"))).isEmpty();
    }

    private Object[] sale(String id, long at, int shop, int cents) {
        return new Object[] {
            id, at, shop == 0 ? null : "shop" + shop, cents % 10 == 0 ? null : java.math.BigDecimal.valueOf(cents, 2)
        };
    }

    private void send(Object[] event) {
        log.pipeInput(event[0].toString().getBytes(), codec.encode(event));
    }

    private final Map<String, Map<GroupKey, Object[]>> latest = new HashMap<>();

    /** Each group's newest row, by the group. */
    private Map<GroupKey, Object[]> rows(View view) {
        RowCodec codec = new RowCodec(view);
        Map<GroupKey, Object[]> rows = latest.computeIfAbsent(view.name(), name -> new HashMap<>());
        for (KeyValue<byte[], byte[]> result : driver.createOutputTopic(
                        settings.results(view), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()) {
            rows.put(codec.group(result.key), codec.partials(result.value));
        }
        return rows;
    }

    private Map<String, String> results(View view) {
        return values(view, rows(view));
    }

    private static Map<String, String> fold(View view, List<Object[]> events) {
        PartialAggregates partials = new PartialAggregates(view);
        ViewFunction function = new ViewFunction(view);
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        for (Object[] event : events) {
            if (function.accept(event)) {
                GroupKey key = function.group();
                GroupKey group = view.window().visible() ? key : new GroupKey(0, key.values());
                function.addTo(groups.computeIfAbsent(group, any -> partials.empty()));
            }
        }
        Map<GroupKey, Object[]> rows = new HashMap<>();
        groups.forEach((group, accumulators) -> rows.put(group, partials.encode(accumulators)));
        return values(view, rows);
    }

    private static Map<String, String> values(View view, Map<GroupKey, Object[]> rows) {
        PartialAggregates partials = new PartialAggregates(view);
        Map<String, String> values = new HashMap<>();
        rows.forEach((group, row) -> values.put(
                group.toString(),
                Arrays.stream(partials.decode(row))
                        .map(Accumulator::result)
                        .toList()
                        .toString()));
        return values;
    }
}
