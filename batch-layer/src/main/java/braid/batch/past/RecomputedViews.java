package braid.batch.past;

import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.PastStates;
import braid.batch.dataset.PastStates.State;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.storage.warehouse.publication.PublishedCuts;
import braid.storage.wire.ViewWire;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers what the batch views were at a cut: their rows are computed from the state of the master dataset that was landed for it. Safe
 * for use by several threads; a few requests are computed at the same time.
 */
public final class RecomputedViews {
    private static final int AT_ONCE = 2;

    private final Pipeline pipeline;
    private final PublishedCuts cuts;
    private final Supplier<MasterDataset> dataset;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** @param dataset waits for Spark where that is still starting */
    public RecomputedViews(Pipeline pipeline, PublishedCuts cuts, Supplier<MasterDataset> dataset) {
        this.pipeline = pipeline;
        this.cuts = cuts;
        this.dataset = dataset;
    }

    /** {@code GET /past?cut=3}: when the cut was published and its boundary; {@code missing} and the cuts that there are where it is not. */
    public Map<String, Object> cut(Map<String, String> query) {
        return permitted(() -> describe(number(query, "cut")));
    }

    /** {@code GET /past/rows?cut=3&view=page_views&filter=...&most=1000}: {@code rows} of the view, no more than {@code most}. */
    public Map<String, Object> rows(Map<String, String> query) {
        View view = pipeline.view(query.getOrDefault("view", ""));
        if (view == null) {
            throw new IllegalArgumentException(
                    "Pipeline " + pipeline.name() + " has no view '" + query.get("view") + "'.");
        }
        ViewWire wire = new ViewWire(view);
        RowFilter filter = query.containsKey("filter") ? wire.decodeFilter(query.get("filter")) : RowFilter.ALL;
        long cut = number(query, "cut");
        int most = (int) Math.min(Integer.MAX_VALUE, number(query, "most"));
        return permitted(() -> {
            Map<String, Object> answer = describe(cut);
            if (!answer.containsKey("missing")) {
                State state =
                        new PastStates(dataset.get()).at(view.source(), cut).orElseThrow();
                List<List<String>> rows = new ViewAt(dataset.get(), view)
                        .rows(state.snapshot(), filter, most).stream()
                                .map(wire::encode)
                                .toList();
                answer.put("rows", rows);
            }
            return answer;
        });
    }

    private Map<String, Object> permitted(Supplier<Map<String, Object>> work) {
        if (!permits.tryAcquire()) {
            throw new IllegalStateException(
                    AT_ONCE + " questions about earlier cuts are being answered; ask again when they are done.");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private Map<String, Object> describe(long cut) {
        NavigableMap<Long, Instant> published = published();
        PastStates states = new PastStates(dataset.get());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cut", cut);
        long oldest =
                pipeline.sources().stream().mapToLong(states::oldest).max().orElse(0);
        if (!published.containsKey(cut) || cut < oldest) {
            answer.put("missing", published.containsKey(cut) ? "expired" : "unknown");
            answer.put("cuts", List.copyOf(published.tailMap(oldest).keySet()));
            return answer;
        }
        answer.put("published_at", published.get(cut).toString());
        Map<String, Object> boundary = new LinkedHashMap<>();
        for (Source source : pipeline.sources()) {
            boundary.put(source.name(), states.at(source, cut).orElseThrow().landedTo());
        }
        answer.put("boundary", boundary);
        return answer;
    }

    private NavigableMap<Long, Instant> published() {
        try {
            return cuts.all();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The warehouse does not say which cuts were published: " + e.getMessage(), e);
        }
    }

    private static long number(Map<String, String> query, String name) {
        String text = query.getOrDefault(name, "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + text + "', but must be a whole number.", e);
        }
    }
}
