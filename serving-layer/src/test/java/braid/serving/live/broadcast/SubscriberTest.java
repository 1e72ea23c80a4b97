package braid.serving.live.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages on a real Tomcat, one of which does not read. */
@Timeout(60)
class SubscriberTest {
    private static final int EVENTS = 40;
    /** Some of these fill every buffer between the two ends. */
    private static final String LARGE = "x".repeat(1_000_000);

    @TempDir
    Path folder;

    private final Broadcast broadcast = new Broadcast();
    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void startTomcat() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("connectionTimeout", "3000");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "live", new LiveServlet(broadcast)).setAsyncSupported(true);
        context.addServletMappingDecoded(LiveServlet.PATH, "live");
        tomcat.start();
    }

    @AfterEach
    void stopTomcat() throws Exception {
        broadcast.close();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void slowPage_holdsUpNobodyAndMissesWhatItCouldNotTake() throws IOException {
        try (Socket slow = open();
                Socket fast = open()) {
            awaitPages(2);
            BufferedReader reader = reader(fast);
            for (int i = 1; i <= EVENTS; i++) {
                broadcast.publish(event(i));
                assertThat(nextNumber(reader)).isEqualTo(i);
            }
            List<Integer> got = new ArrayList<>();
            BufferedReader late = reader(slow);
            while (got.isEmpty() || got.get(got.size() - 1) < EVENTS) {
                got.add(nextNumber(late));
            }
            assertThat(got).isSorted().doesNotHaveDuplicates().hasSizeLessThan(EVENTS);
        }
    }

    @Test
    void pageThatReadsNothing_isDroppedInTime() throws IOException {
        try (Socket stuck = open()) {
            awaitPages(1);
            for (int i = 1; i <= EVENTS; i++) {
                broadcast.publish(event(i));
            }
            await(() -> !broadcast.isWatched());
        }
    }

    @Test
    void pageThatWasClosed_isForgotten() throws IOException {
        try (Socket page = open()) {
            awaitPages(1);
            page.close();
        }
        await(() -> {
            broadcast.publish(event(1));
            return !broadcast.isWatched();
        });
    }

    @Test
    void closing_endsEveryPage() throws IOException {
        try (Socket page = open()) {
            awaitPages(1);
            broadcast.close();
            assertThat(reader(page).lines().count()).isNotNegative();
        }
        assertThat(broadcast.isWatched()).isFalse();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort());
        socket.getOutputStream()
                .write(("GET " + LiveServlet.PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void awaitPages(int count) {
        await(() -> broadcast.pages() == count);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for a condition").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static int nextNumber(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.startsWith("id: ")) {
            line = reader.readLine();
        }
        assertThat(line).as("the next event").isNotNull();
        return Integer.parseInt(line.substring(4));
    }

    private static byte[] event(int number) {
        return ("id: " + number + "\ndata: " + LARGE + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
