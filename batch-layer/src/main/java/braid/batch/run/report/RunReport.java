package braid.batch.run.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run did and how long each step took. Filled by the run's thread, read by any.
 */
public final class RunReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant started;
    private final boolean full;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private long cut;
    private boolean begun;
    private int diedBefore;
    private Instant finished;
    private long events;
    private long quarantined;
    private long windows;
    private long rows;
    private String error;

    public RunReport(Instant started, boolean full) {
        this.started = started;
        this.full = full;
    }

    public synchronized void cut(long number) {
        cut = number;
    }

    /** The run has begun; so many runs before it did not end, because the batch layer died in them. */
    public synchronized void diedBefore(int runs) {
        begun = true;
        diedBefore = runs;
    }

    /** Whether it got as far as holding the lease. */
    public synchronized boolean hasBegun() {
        return begun;
    }

    public synchronized long cut() {
        return cut;
    }

    public synchronized String error() {
        return error;
    }

    public synchronized void step(String name, long millis) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", name);
        step.put("ms", millis);
        steps.add(step);
    }

    public synchronized void landed(long count, long passedOver) {
        events += count;
        quarantined += passedOver;
    }

    public synchronized void recomputed(long windowCount, long rowCount) {
        windows += windowCount;
        rows += rowCount;
    }

    public synchronized void finish(Instant at, String failure) {
        finished = at;
        error = failure;
    }

    /** As {@code /status} and {@code POST /run} show it. */
    public synchronized Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cut", cut);
        map.put("started", started.toString());
        map.put("finished", finished == null ? null : finished.toString());
        map.put("events", events);
        map.put("quarantined", quarantined);
        map.put("windows", windows);
        map.put("rows", rows);
        map.put("steps", List.copyOf(steps));
        map.put("full", full);
        map.put("error", error);
        map.put("died_before", diedBefore);
        return map;
    }

    String json() {
        try {
            return JSON.writeValueAsString(asMap());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A report as {@link #json} wrote it. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> parse(String json) {
        try {
            return JSON.readValue(json, LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a run's report: " + json, e);
        }
    }
}
