package braid.lab.truth;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer as it was served and kept.
 *
 * @param view that was asked for, all of it
 * @param askedMillis after the first event was due
 * @param answeredMillis after the first event was due
 * @param answer rows and coverage as they came; {@code null} where there was none
 * @param refusal why there was none; {@code null} where there was one
 */
public record Sample(String view, long askedMillis, long answeredMillis, JsonNode answer, String refusal) {
    public boolean hasAnswer() {
        return answer != null;
    }
}
