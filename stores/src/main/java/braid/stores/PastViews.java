package braid.stores;

import braid.answer.limit.ReadLimits;
import braid.answer.read.MergedReader;
import braid.answer.read.NoSuchCut;
import braid.answer.read.Past;
import braid.answer.side.BatchSide;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.wire.ViewWire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The batch views at earlier cuts: the batch layer computes them again from the master dataset when it is asked. */
public final class PastViews implements Past {
    private final Stores stores;
    private final Pipeline pipeline;
    private final ReadLimits limits;
    private final Duration timeout;
    private final BatchClient client;

    public PastViews(Settings settings, Pipeline pipeline, Stores stores, ReadLimits limits) {
        this.stores = stores;
        this.pipeline = pipeline;
        this.limits = limits;
        this.timeout = settings.duration("serving.as.of.timeout.ms");
        this.client = new BatchClient(settings);
    }

    @Override
    public MergedReader at(long cut) {
        BatchSide batch = within -> new At(cut, published(cut, within), within);
        return new MergedReader(
                Architecture.LAMBDA,
                pipeline.name(),
                batch,
                SpeedSide.NONE,
                stores.logEnds(),
                timeout.multipliedBy(2),
                limits,
                Clock.systemUTC());
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    private PublishedCut published(long cut, Duration within) {
        JsonNode answer = client.get("/past", Map.of("cut", String.valueOf(cut)), within, ReadMeter.NONE);
        check(cut, answer);
        Map<Partition, Long> boundary = new HashMap<>();
        answer.path("boundary").fields().forEachRemaining(source -> source.getValue()
                .fields()
                .forEachRemaining(partition -> boundary.put(
                        new Partition(source.getKey(), Integer.parseInt(partition.getKey())),
                        partition.getValue().asLong())));
        return new PublishedCut(cut, Instant.parse(answer.path("published_at").asText()), new Boundary(boundary));
    }

    private static void check(long cut, JsonNode answer) {
        if (answer.has("missing")) {
            List<Long> cuts = new ArrayList<>();
            answer.path("cuts").forEach(number -> cuts.add(number.asLong()));
            throw new NoSuchCut(cut, answer.path("missing").asText().equals("expired"), cuts);
        }
    }

    /** The batch views at one cut. What they were does not change, so that every read is of one state. */
    private final class At implements BatchSide.Snapshot {
        private final long number;
        private final PublishedCut cut;
        private final Duration within;

        At(long number, PublishedCut cut, Duration within) {
            this.number = number;
            this.cut = cut;
            this.within = within;
        }

        @Override
        public PublishedCut cut() {
            return cut;
        }

        @Override
        public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
            ViewWire wire = new ViewWire(view);
            JsonNode answer = client.get(
                    "/past/rows",
                    Map.of(
                            "cut", String.valueOf(number),
                            "view", view.name(),
                            "filter", wire.encode(filter),
                            "most", String.valueOf(most)),
                    within,
                    meter);
            check(number, answer);
            List<GroupRow> rows = new ArrayList<>();
            answer.path("rows").forEach(row -> rows.add(wire.decodeRow(row)));
            return rows;
        }

        @Override
        public String access(View view, RowFilter filter) {
            return "computed again by Spark from the master dataset as of cut " + number;
        }

        @Override
        public void close() {}
    }
}
