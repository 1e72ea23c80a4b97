package braid.serving.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the commands of a terminal reach the stack that this process belongs to, from what started it: {@code started_by} is {@code braid}
 * (with {@code home} and {@code port_base} where they are not the defaults, and the {@code servers} that are this stack's own),
 * {@code compose}, or {@code null} where nobody knows.
 */
final class OwnStack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORTS = 200;
    private static final int USUAL_PORT_BASE = 29_000;
    private static final Map<String, String> SERVERS =
            Map.of("kafka", "kafka.bootstrap", "cassandra", "cassandra.contact.points", "h2", "warehouse.url");

    private static final Pattern LOOPBACK = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d{1,5})");

    private OwnStack() {}

    /** @param environment of this process; setting reads a key of the configuration */
    static JsonNode of(Map<String, String> environment, UnaryOperator<String> setting) {
        ObjectNode stack = JSON.createObjectNode();
        String home = environment.get("BRAID_HOME");
        String base = environment.get("BRAID_PORT_BASE");
        if (home == null || base == null) {
            return stack.put("started_by", environment.containsKey("BRAID_SERVING_URL") ? "compose" : null);
        }
        int portBase = Integer.parseInt(base);
        stack.put("started_by", "braid");
        stack.put("home", ".braid".equals(Path.of(home).getFileName().toString()) ? null : home);
        stack.put("port_base", portBase == USUAL_PORT_BASE ? null : portBase);
        ArrayNode own = stack.putArray("servers");
        SERVERS.keySet().stream()
                .sorted()
                .filter(server -> isOwn(setting.apply(SERVERS.get(server)), portBase))
                .forEach(own::add);
        return stack;
    }

    /** Its own servers listen on loopback, on a port of this stack. */
    private static boolean isOwn(String address, int portBase) {
        Matcher place = LOOPBACK.matcher(address);
        if (!place.find()) {
            return false;
        }
        int port = Integer.parseInt(place.group(1));
        return port >= portBase && port < portBase + PORTS;
    }
}
