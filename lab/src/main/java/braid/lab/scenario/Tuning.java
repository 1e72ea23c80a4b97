package braid.lab.scenario;

import braid.core.view.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of an architecture that are not the defaults, because somebody who knows its engine would not leave them.
 *
 * @param about what they give and what they cost, in a sentence
 */
public record Tuning(String about, List<Change> changes) {
    /**
     * One of them.
     *
     * @param key of docs/configuration.md
     * @param source who says so: an address, or a page of docs
     */
    public record Change(String key, String value, String why, String source) {
        /** {@code flink.mini.batch.ms=500 (Why it is so. https://...)}. */
        @Override
        public String toString() {
            return key + "=" + value + " (" + why + " " + source + ")";
        }
    }

    public Tuning {
        changes = List.copyOf(changes);
    }

    /** The variables that make them. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        changes.forEach(change -> variables.put(EnvironmentName.of(change.key()), change.value()));
        return variables;
    }
}
