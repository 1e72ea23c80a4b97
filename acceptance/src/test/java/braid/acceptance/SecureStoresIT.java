package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** All three stores behind TLS and passwords: nothing changes but the configuration, and a wrong password is answered in words. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureStoresIT {
    private static final int PORT_BASE = 28_600;
    private static final String RIGHT = SecureStores.PASSWORD;
    private static final String WRONG = "a-wrong-password";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static SecureStores stores;

    @BeforeAll
    static void start() throws Exception {
        stores = SecureStores.start(folder, PORT_BASE);
    }

    @AfterAll
    static void stop() throws Exception {
        stores.close();
    }

    @Test
    @Order(1)
    void wrongPassword_isAnsweredByTheKeyToSet() throws Exception {
        assertThat(refusal(stores.configuration(WRONG, RIGHT, RIGHT)))
                .contains("Kafka at 127.0.0.1:" + (PORT_BASE + 92) + " does not let this client in")
                .contains("kafka.client.sasl.jaas.config");
        assertThat(refusal(stores.configuration(RIGHT, RIGHT, WRONG)))
                .contains("The warehouse at jdbc:postgresql://127.0.0.1:" + (PORT_BASE + 54))
                .contains("warehouse.password");
        assertThat(refusal(stores.configuration(RIGHT, WRONG, RIGHT)))
                .contains(":" + (PORT_BASE + 42) + " does not accept user 'braid'")
                .contains("cassandra.password");
    }

    private static String refusal(Path configuration) {
        Instant begin = Instant.now();
        Stack.Result refused = Stack.tryUp("sensors", PORT_BASE, Map.of("BRAID_CONFIG", configuration.toString()));
        System.out.println("SecureStoresIT: refused after "
                + Duration.between(begin, Instant.now()).toMillis() + " ms: " + refused.output());
        assertThat(refused.exitCode()).isEqualTo(1);
        return refused.output();
    }

    @Test
    @Order(2)
    void everyViewIsExact_whileEventsFlow() throws Exception {
        Path configuration = stores.configuration(RIGHT, RIGHT, RIGHT);
        try (Stack stack = Stack.up("sensors", PORT_BASE, Map.of("BRAID_CONFIG", configuration.toString()));
                Verification verification = new Verification(stack, "sensors")) {
            Process sending = stack.start("generate", "sensors", "--count", "8000", "--rate", "400", "--late", "0.1");
            stack.batch(false);
            verification.checkAllViews();
            assertThat(sending.waitFor()).isZero();
            stack.awaitCaughtUp();
            stack.batch(false);
            verification.checkAllViews();
            assertThat(verification.eventsInLog("readings")).isGreaterThanOrEqualTo(8_000);
        }
    }
}
