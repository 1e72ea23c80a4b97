package braid.serving.live;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one layer or store said when it was looked at.
 *
 * @param problem why it is down; {@code null} when it is up
 * @param said its own status; {@code null} when it said nothing
 */
record PeerStatus(String problem, JsonNode said) {
    boolean isUp() {
        return problem == null;
    }
}
