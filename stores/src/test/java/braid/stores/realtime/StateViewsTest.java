package braid.stores.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.side.SpeedSide;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.event.GroupCodec;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.Endpoint;
import braid.service.StatusEndpoint;
import braid.service.access.ApiKeys;
import braid.service.metrics.Metrics;
import braid.service.settings.Settings;
import braid.storage.wire.RowStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two doors over real HTTP, in place of two instances; what they say is canned, Kafka Streams is not behind them. */
class StateViewsTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE s (t TIMESTAMP(3) NOT NULL, a VARCHAR(9));
            CREATE VIEW v AS SELECT a, COUNT(*) AS c FROM s GROUP BY a;
            """);

    private final List<StatusEndpoint> doors = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @AfterEach
    void stop() {
        doors.forEach(StatusEndpoint::close);
    }

    @Test
    void rowsOfAllInstances_withTheLeastThatTheyHold() throws Exception {
        instance(10, 30, List.of(0, 2), "x");
        instance(20, 20, List.of(1), "y");
        StateViews views = views();
        assertThat(views.progress(Set.of("s"), PublishedCut.NONE)
                        .get(new Partition("s", 0))
                        .next())
                .isEqualTo(10);
        assertThat(views.progress(Set.of("s"), PublishedCut.NONE)
                        .get(new Partition("s", 1))
                        .next())
                .isEqualTo(20);
        assertThat(read(views)).extracting(row -> row.key().values()[0]).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void partitionWithNobody_orWithTwo_isRefused() throws Exception {
        instance(10, 10, List.of(0), "x");
        instance(10, 10, List.of(1), "y");
        assertRefused("partitions [0, 1] of v, of 3");
        stop();
        addresses.clear();
        instance(10, 10, List.of(0, 1), "x");
        instance(10, 10, List.of(1, 2), "y");
        assertRefused("two instances have partition 1 of v");
    }

    @Test
    void streamThatBreaksOff_isRefused() throws Exception {
        instance(10, 10, List.of(0, 1), "x");
        instance(10, 10, null, "y");
        assertRefused("the rows of v broke off");
    }

    @Test
    void instanceThatIsGone_isNamed() throws Exception {
        instance(10, 10, List.of(0, 1, 2), "x");
        StateViews views = views();
        views.progress(Set.of("s"), PublishedCut.NONE);
        stop();
        assertThatThrownBy(() -> views.progress(Set.of("s"), PublishedCut.NONE))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining(addresses.get(0));
    }

    @Test
    void instanceOfAnotherGeneration_isNotAsked() throws Exception {
        instance(10, 10, List.of(0, 1, 2), "x");
        StateViews views = new StateViews(settings("7"), PIPELINE);
        assertThatThrownBy(() -> views.progress(Set.of("s"), PublishedCut.NONE))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("not generation 7");
    }

    private void assertRefused(String why) {
        StateViews views = views();
        views.progress(Set.of("s"), PublishedCut.NONE);
        assertThatThrownBy(() -> read(views)).rootCause().hasMessageContaining(why);
    }

    private static List<GroupRow> read(StateViews views) throws Exception {
        SpeedSide.Read all = new SpeedSide.Read(view(), RowFilter.ALL, ReadMeter.NONE);
        return views.read(Set.of("s"), PublishedCut.NONE, List.of(all))
                .get()
                .rows()
                .get(0);
    }

    private static View view() {
        return PIPELINE.view("v");
    }

    private StateViews views() {
        return new StateViews(settings("1"), PIPELINE);
    }

    private Settings settings(String generation) {
        return Settings.of(
                Map.of("BRAID_KAPPA_INSTANCES", String.join(",", addresses), "BRAID_KAPPA_GENERATION", generation));
    }

    /** @param partitions {@code null} for a stream that ends in the middle */
    private void instance(long first, long second, List<Integer> partitions, String group) throws IOException {
        int port = freePort();
        addresses.add("127.0.0.1:" + port);
        StatusEndpoint client = new StatusEndpoint(
                new Endpoint("127.0.0.1", port, ApiKeys.NONE), new Metrics(), () -> Map.of("status", "UP"));
        doors.add(client);
        client.on("GET", "/state", query -> {
            if (!query.get("generation").equals("1")) {
                throw new IllegalStateException("this is not generation " + query.get("generation"));
            }
            return Map.of(
                    "instances",
                    addresses,
                    "reached",
                    List.of(
                            Map.of("source", "s", "partition", 0, "next", first),
                            Map.of("source", "s", "partition", 1, "next", second)));
        });
        client.stream("/state/rows", query -> out -> {
            GroupCodec codec = new GroupCodec(view());
            RowStream.Writer writer = new RowStream.Writer(out);
            byte[] key = codec.encode(new GroupKey(0, new Object[] {group}));
            writer.row(key, 0, codec.encode(new Object[] {1L}));
            if (partitions == null) {
                throw new IllegalStateException("the task was moved");
            }
            writer.end(partitions, 3);
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
