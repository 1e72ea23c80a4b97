package braid.serving;

import static org.assertj.core.api.Assertions.assertThat;

import braid.service.Settings;
import braid.service.access.Role;
import braid.serving.jdbc.AvaticaEndpoint;
import braid.serving.merge.Admission;
import braid.serving.merge.ModelLog;
import braid.serving.merge.Past;
import braid.serving.merge.Readers;
import braid.serving.rest.RestConfiguration;
import braid.serving.rows.HeldAnswers;
import braid.serving.rows.MaxStaleness;
import braid.serving.rows.RowsParameters;
import braid.serving.rows.RowsService;
import braid.serving.sql.SqlLimits;
import braid.serving.sql.SqlService;
import braid.web.Edge;
import braid.web.WebConfiguration;
import braid.web.WebDefaults;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

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
    private static ConfigurableApplicationContext application;
    private static String address;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RestConfiguration.class, WebConfiguration.class})
    static class Doors {}

    @BeforeAll
    static void start() throws IOException {
        LOG.foldAll();
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        Settings settings = Settings.of(Map.of("BRAID_SERVING_PORT", String.valueOf(port)));
        Edge edge = Edge.of(settings, "serving", Role.READ, 1 << 20);
        Readers readers = Readers.lambda(LOG.reader());
        Admission admission = new Admission(RUNNING, WAITING, LONG);
        SqlService sql = new SqlService(
                ModelLog.PIPELINE, readers, new SqlLimits(LONG, 100_000, 1 << 28, RUNNING), Past.NONE, admission);
        SpringApplication doors = new SpringApplication(Doors.class);
        Map<String, Object> properties = WebDefaults.properties(edge);
        properties.put("spring.main.lazy-initialization", true);
        doors.setDefaultProperties(properties);
        doors.addInitializers(context -> {
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("edge", edge);
            beans.registerSingleton("pipeline", ModelLog.PIPELINE);
            beans.registerSingleton("readers", readers);
            beans.registerSingleton("admission", admission);
            beans.registerSingleton("parameters", new RowsParameters(ModelLog.PIPELINE, 1_000, LONG));
            beans.registerSingleton("maxStaleness", new MaxStaleness(LONG));
            beans.registerSingleton(
                    "rows", new RowsService(readers, LONG, Past.NONE, new HeldAnswers(LONG, 1 << 20), admission));
            beans.registerSingleton("sql", sql);
            beans.registerSingleton("avatica", new AvaticaEndpoint(ModelLog.PIPELINE, sql, readers.architectures()));
        });
        application = doors.run();
    }

    @AfterAll
    static void stop() {
        application.close();
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
        for (int door = 0; door < 3; door++) {
            assertThat(HTTP.send(question(door, statements[door]), HttpResponse.BodyHandlers.ofString())
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
