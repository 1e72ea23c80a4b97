package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import client.ApiClient;
import client.ApiException;
import client.api.SqlApi;
import client.api.ViewsApi;
import client.model.Rows;
import client.model.Statement;
import client.model.View;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The serving layer's interface as its OpenAPI document says, and as the client says that is generated from it. */
final class InterfaceDocument {
    private static final int SERVING = 90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Requests requests;
    private final String key;

    /** @param key may read */
    InterfaceDocument(Stack stack, String key) {
        this.stack = stack;
        this.requests = new Requests(stack);
        this.key = key;
    }

    /** The document is served as it stands in the repository, with its page, and every route answers as its example. */
    void assertTrue() throws Exception {
        HttpResponse<String> document = requests.ask(SERVING, "GET", "/v3/api-docs", key);
        assertThat(document.body())
                .isEqualTo(Files.readString(Stack.ROOT.resolve("serving-layer/src/main/resources/openapi.json")));
        JsonNode paths = JSON.readTree(document.body()).path("paths");
        paths.properties().forEach(path -> {
            JsonNode operation = path.getValue().path("get");
            if (!operation.isMissingNode() && !path.getKey().equals("/api/v1/live")) {
                assertAnswersAsDocumented(path.getKey().replace("{view}", "page_views"), operation);
            }
        });
        for (String file : List.of(
                "/swagger-ui/index.html", "/swagger-ui/start.js", "/webjars/swagger-ui/5.32.14/swagger-ui-bundle.js")) {
            assertThat(requests.ask(SERVING, "GET", file, key).statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
        assertThat(requests.ask(SERVING, "GET", "/swagger-ui.html", key).statusCode())
                .isEqualTo(302);
    }

    /** A generated client gets rows and sums, and is told what is wrong. */
    void assertClientIsAnswered() throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + stack.port(SERVING));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        ViewsApi views = new ViewsApi(client);
        assertThat(views.listViews().getViews()).extracting(View::getName).contains("page_views");
        Rows best = views.getRows(
                "page_views",
                null,
                null,
                null,
                null,
                "all",
                "merged",
                null,
                null,
                true,
                "-views",
                3,
                null,
                null,
                null,
                null);
        assertThat(best.getRows()).hasSize(3).allSatisfy(row -> assertThat(row).containsKeys("page", "views", "parts"));
        assertThat(best.getCoverage().getComplete()).isTrue();
        assertThat(best.getCoverage().getCut()).isPositive();
        Rows sum = new SqlApi(client)
                .runStatement(new Statement()
                        .sql("SELECT SUM(views) AS v FROM page_views WHERE page = ?")
                        .parameters(List.of("/home")));
        assertThat(sum.getRows().get(0).get("v")).isInstanceOf(Number.class);
        assertThatThrownBy(() -> views.getView("page_view")).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.getCode()).isEqualTo(404);
            assertThat(e.getResponseBody()).contains("page_views");
        });
    }

    /** Every member of the example is in the real answer, and the other way round. */
    private void assertAnswersAsDocumented(String path, JsonNode operation) {
        try {
            HttpResponse<String> answer = requests.ask(SERVING, "GET", path, key);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            JsonNode example = operation.at("/responses/200/content/application~1json/example");
            if (!example.isMissingNode()) {
                Set<String> said = new TreeSet<>();
                JSON.readTree(answer.body()).fieldNames().forEachRemaining(said::add);
                Set<String> shown = new TreeSet<>();
                example.fieldNames().forEachRemaining(shown::add);
                assertThat(said).as(path).isEqualTo(shown);
            }
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
