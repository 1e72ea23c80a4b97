package braid.serving.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a terminal's commands reach the stack that a process was started in. */
class OwnStackTest {
    private static final Map<String, String> LOCAL = Map.of(
            "kafka.bootstrap", "127.0.0.1:31092",
            "cassandra.contact.points", "127.0.0.1:31042",
            "warehouse.url", "jdbc:h2:tcp://127.0.0.1:31123/braid");

    private static String of(Map<String, String> environment, Map<String, String> settings) {
        return OwnStack.of(environment, settings::get).toString();
    }

    @Test
    void defaults_areNotSaid() {
        assertThat(of(
                        Map.of("BRAID_HOME", "/somewhere/.braid", "BRAID_PORT_BASE", "29000"),
                        Map.of(
                                "kafka.bootstrap", "127.0.0.1:29092",
                                "cassandra.contact.points", "127.0.0.1:29042",
                                "warehouse.url", "jdbc:h2:tcp://127.0.0.1:29123/braid")))
                .isEqualTo(
                        "{\"started_by\":\"braid\",\"home\":null,\"port_base\":null,\"servers\":[\"cassandra\",\"h2\",\"kafka\"]}");
    }

    @Test
    void ownHomeAndPorts_areSaid() {
        assertThat(of(Map.of("BRAID_HOME", "/my home", "BRAID_PORT_BASE", "31000"), LOCAL))
                .contains("\"home\":\"/my home\",\"port_base\":31000", "[\"cassandra\",\"h2\",\"kafka\"]");
    }

    @Test
    void serversThatRunElsewhere_areNotOfThisStack() {
        Map<String, String> elsewhere = Map.of(
                "kafka.bootstrap", "broker.example:9092,127.0.0.1:9092",
                "cassandra.contact.points", "127.0.0.1:31042",
                "warehouse.url", "jdbc:postgresql://127.0.0.1:5432/braid");
        assertThat(of(Map.of("BRAID_HOME", "/h", "BRAID_PORT_BASE", "31000"), elsewhere))
                .contains("\"servers\":[\"cassandra\"]");
    }

    @Test
    void otherStarters_areToldApart() {
        assertThat(of(Map.of("BRAID_SERVING_URL", "http://serving-layer:29090"), LOCAL))
                .isEqualTo("{\"started_by\":\"compose\"}");
        assertThat(of(Map.of(), LOCAL)).isEqualTo("{\"started_by\":null}");
    }
}
