package braid.cli.status;

import braid.launcher.client.ServedAnswer;
import braid.terminal.Human;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link Report} for people. */
public final class ReportText {
    private final JsonNode report;

    public ReportText(JsonNode report) {
        this.report = report;
    }

    /** One row for each process. */
    public Table table() {
        Table table = new Table("service", "health", "#pid", "#port", "#memory", "#events/s", "#lag", "detail");
        for (JsonNode component : report.path("components")) {
            table.row(
                    component.path("name").asText(),
                    component.path("health").asText(),
                    number(component, "pid"),
                    number(component, "port"),
                    component.has("memory_bytes")
                            ? Human.bytes(component.path("memory_bytes").asLong())
                            : null,
                    count(component, "events_per_second"),
                    count(component, "lag"),
                    detail(component));
        }
        return table;
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("pipeline " + report.path("pipeline").asText("(none yet)") + ", state in "
                + report.path("home").asText());
        if (report.has("pipeline_edited")) {
            lines.add("NOTE: " + report.path("pipeline_edited").asText());
        }
        lines.add("");
        lines.add(table().toText().stripTrailing());
        lines.add("");
        if (report.has("memory_bytes")) {
            lines.add(
                    "memory of all: " + Human.bytes(report.path("memory_bytes").asLong()));
        }
        if (report.has("coverage")) {
            lines.add("answers cover: " + ServedAnswer.coverageLine(report.path("coverage")));
            report.path("coverage")
                    .path("stands_still")
                    .forEach(why -> lines.add("answers stand still: " + why.asText()));
        } else if (report.has("coverage_problem")) {
            lines.add("no answers now: " + report.path("coverage_problem").asText());
        }
        report.path("components").forEach(component -> logEnd(component.path("status"), lines));
        if (report.has("segments_alive")) {
            lines.add("segments alive: " + report.path("segments_alive").asText());
        }
        for (JsonNode component : report.path("components")) {
            problems(component, lines);
            batch(component.path("status"), lines);
            tail(component, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /** Where no answer says it, as while Cassandra is away. */
    private void logEnd(JsonNode status, List<String> lines) {
        if (!report.has("coverage") && status.path("log_end").isNumber()) {
            lines.add("the log holds " + Human.count(status.path("log_end").asLong()) + " offsets");
        }
    }

    /** Why a part is not up, and which stores the serving layer does not reach. */
    private static void problems(JsonNode component, List<String> lines) {
        String name = component.path("name").asText();
        if (component.has("problem")) {
            lines.add(name + " is " + component.path("health").asText() + ": "
                    + component.path("problem").asText());
        }
        component.path("status").path("stores").fields().forEachRemaining(store -> {
            String said = store.getValue().asText();
            if (!said.equals("UP")) {
                lines.add(name + " does not reach " + store.getKey() + ": " + said.replaceFirst("^DOWN: ", ""));
            }
        });
    }

    private static void batch(JsonNode status, List<String> lines) {
        if (!status.has("every_seconds")) {
            return;
        }
        long every = status.path("every_seconds").asLong();
        lines.add("batch layer: " + status.path("state").asText("?")
                + (every == 0 ? ", runs on request" : ", runs every " + Human.span(Duration.ofSeconds(every))));
        if (status.has("retention_warning")) {
            lines.add("WARNING: " + status.path("retention_warning").asText());
        }
        if (status.has("dead_runs_warning")) {
            lines.add("WARNING: " + status.path("dead_runs_warning").asText());
        }
        JsonNode run = status.path("last_run");
        if (run.isObject()) {
            lines.add("last batch run: " + run(run));
        }
    }

    /** One batch run in a line: {@code cut 7, 1,000 events in 12 windows: cut 8 ms, land 1.2 s}. */
    static String run(JsonNode run) {
        List<String> steps = new ArrayList<>();
        run.path("steps")
                .forEach(step -> steps.add(step.path("step").asText() + " "
                        + Human.duration(Duration.ofMillis(step.path("ms").asLong()))));
        String error =
                run.path("error").isTextual() ? " FAILED: " + run.path("error").asText() : "";
        return "cut " + run.path("cut").asText() + ", "
                + Human.count(run.path("events").asLong()) + " events, "
                + quarantined(run)
                + Human.count(run.path("windows").asLong()) + " windows: " + String.join(", ", steps) + error;
    }

    /** What a run passed over: {@code 3 records put in quarantine, }; empty for nothing. */
    public static String quarantined(JsonNode run) {
        long records = run.path("quarantined").asLong();
        return records == 0 ? "" : Human.count(records) + " records put in quarantine, ";
    }

    private static void tail(JsonNode component, List<String> lines) {
        if (!component.has("log_tail")) {
            return;
        }
        lines.add("");
        lines.add(component.path("name").asText() + " has died; `braid up` starts it again. The end of "
                + component.path("log").asText() + ":");
        component.path("log_tail").forEach(line -> lines.add("  " + line.asText()));
    }

    private static String detail(JsonNode component) {
        JsonNode status = component.path("status");
        List<String> words = new ArrayList<>();
        if (status.has("engine")) {
            words.add("on " + status.path("engine").asText());
        }
        total(status, "accepted_total", "accepted", words);
        total(status, "rejected_total", "rejected", words);
        total(status, "events_total", "folded", words);
        dropped(status, "quarantined_total", "put in QUARANTINE", words);
        dropped(status, "replayed_total", "given twice by the engine", words);
        dropped(status, "left_out_total", "LEFT OUT by the engine and read from the log", words);
        total(status, "groups_in_memory", "groups not flushed yet", words);
        total(status, "queries_total", "queries", words);
        dropped(status, "duplicates_dropped", "delivered again", words);
        dropped(status, "late_dropped", "TOO LATE, dropped", words);
        if (status.has("state")) {
            words.add(status.path("state").asText());
        }
        return words.isEmpty() ? "" : String.join(", ", words);
    }

    private static void total(JsonNode status, String field, String word, List<String> words) {
        if (status.has(field)) {
            words.add(Human.count(status.path(field).asLong()) + " " + word);
        }
    }

    /** Only where there are some. */
    private static void dropped(JsonNode status, String field, String word, List<String> words) {
        if (status.path(field).asLong() > 0) {
            total(status, field, word, words);
        }
    }

    private static String number(JsonNode component, String field) {
        return component.has(field) ? component.path(field).asText() : null;
    }

    private static String count(JsonNode component, String field) {
        return component.has(field) ? Human.count(component.path(field).asLong()) : null;
    }
}
