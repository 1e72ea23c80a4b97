package braid.serving.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The document names every route, and its parts fit together. What it promises of answers is held to a real server in acceptance. */
class OpenApiDocumentTest {
    private final JsonNode document = document();

    @Test
    void everyRoute_isInTheDocument() {
        List<String> routes = routes();
        assertThat(routes).contains("get /api/v1/views/{view}/rows", "post /api/v1/sql");
        assertThat(routes).filteredOn(route -> !route.endsWith("/v3/api-docs")).allSatisfy(route -> {
            String[] words = route.split(" ");
            assertThat(document.path("paths")
                            .path(words[1])
                            .path(words[0])
                            .path("operationId")
                            .asText())
                    .as(route)
                    .isNotEmpty();
        });
    }

    @Test
    void everyReference_leadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everyAnswerWithJson_hasAnExample() {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                JsonNode json = operation.at("/responses/200/content/application~1json");
                assertThat(json.isMissingNode() || json.has("example"))
                        .as(operation.path("operationId").asText())
                        .isTrue();
            }
        }
    }

    private static List<String> routes() {
        List<String> routes = new ArrayList<>();
        for (Class<?> controller :
                RestConfiguration.class.getAnnotation(Import.class).value()) {
            if (!controller.isAnnotationPresent(RestController.class)) {
                continue;
            }
            RequestMapping base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String prefix = base == null ? "" : base.path()[0];
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    for (RequestMethod verb : mapping.method()) {
                        routes.add(verb.name().toLowerCase(java.util.Locale.ROOT) + " " + prefix + mapping.path()[0]);
                    }
                }
            }
        }
        return routes;
    }

    private static JsonNode document() {
        try (InputStream in = OpenApiController.class.getResourceAsStream(OpenApiController.DOCUMENT)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
