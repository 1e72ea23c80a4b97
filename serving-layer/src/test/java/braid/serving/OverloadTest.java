package braid.serving;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.limit.Admission;
import braid.answer.read.ModelLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten times as many questions as may be under way, at all doors at once, over real HTTP; the real-time store gives no row before it is
 * allowed to. Both stores are well the whole time.
 */
class OverloadTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int RUNNING = 2;
    private static final int WAITING = 2;
    private static final int ASKED = 10 * (RUNNING + WAITING);

    private static final Pattern STATEMENT = Pattern.compile("\"statementId\":(\\d+)");

    private static final ModelLog LOG = ModelLog.random(new Random(7), 200);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ModelDoors doors;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        LOG.foldAll();
        doors = ModelDoors.open(LOG, new Admission(RUNNING, WAITING, LONG));
        address = doors.address();
    }

    @AfterAll
    static void stop() {
        doors.close();
    }

    @Test
    void beyondWhatMayBeUnderWay_isRefusedAtOnce_andWhoWasAdmittedIsAnswered() throws Exception {
        LOG.hangs = new CompletableFuture<>();
        LinkedBlockingQueue<HttpResponse<String>> answers = new LinkedBlockingQueue<>();
        int[] statements = new int[ASKED];
        jdbc("{\"request\": \"openConnection\", \"connectionId\": \"c\", \"info\": {}}");
        for (int i = 0; i < ASKED; i++) {
            Matcher id = STATEMENT.matcher(jdbc("{\"request\": \"createStatement\", \"connectionId\": \"c\"}"));
            assertThat(id.find()).isTrue();
            statements[i] = Integer.parseInt(id.group(1));
        }
        for (int i = 0; i < ASKED; i++) {
            HTTP.sendAsync(question(i, statements[i]), HttpResponse.BodyHandlers.ofString())
                    .thenAccept(answers::add);
        }
        // No store has given a row yet: whoever is answered now did not wait for one.
        for (HttpResponse<String> refused : take(answers, ASKED - RUNNING - WAITING)) {
            if (isJdbc(refused)) {
                assertThat(refused.body()).contains("\"sqlState\":\"53300\"");
            } else {
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            }
            assertThat(refused.body())
                    .contains("serving.max.queries")
                    .doesNotContain("does not answer")
                    .doesNotContain("warehouse (");
        }
        assertThat(answers).as("those who were admitted").isEmpty();
        assertThat(LOG.asked).hasValueLessThanOrEqualTo(RUNNING);
        LOG.hangs.complete(List.of());
        for (HttpResponse<String> admitted : take(answers, RUNNING + WAITING)) {
            assertThat(admitted.statusCode()).as(admitted.body()).isEqualTo(200);
        }
        LOG.hangs = null;
        for (int endpoint = 0; endpoint < 3; endpoint++) {
            assertThat(HTTP.send(question(endpoint, statements[endpoint]), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("afterwards")
                    .isEqualTo(200);
        }
    }

    private static List<HttpResponse<String>> take(LinkedBlockingQueue<HttpResponse<String>> answers, int count)
            throws InterruptedException {
        List<HttpResponse<String>> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            HttpResponse<String> answer = answers.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer).as("answer " + (i + 1) + " of " + count).isNotNull();
            taken.add(answer);
        }
        return taken;
    }

    private static boolean isJdbc(HttpResponse<String> answer) {
        return answer.request().uri().getPath().equals("/avatica");
    }

    private static String jdbc(String request) throws IOException, InterruptedException {
        return HTTP.send(post("/avatica", request), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** @param statement of JDBC, for the questions that go there */
    private static HttpRequest question(int number, int statement) {
        return switch (number % 3) {
            case 0 ->
                HttpRequest.newBuilder(URI.create(address + "/api/v1/views/total/rows"))
                        .build();
            case 1 -> post("/api/v1/sql", "{\"sql\": \"SELECT SUM(sales) FROM total\"}");
            default ->
                post(
                        "/avatica",
                        "{\"request\": \"prepareAndExecute\", \"connectionId\": \"c\", \"statementId\": " + statement
                                + ", \"sql\": \"SELECT SUM(sales) FROM total\", \"maxRowCount\": -1, \"maxRowsInFirstFrame\": 100}");
        };
    }

    private static HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
