package braid.web.setting;

import java.util.HashMap;
import java.util.Map;

/** What both services set of Spring Boot. */
public final class WebDefaults {
    private WebDefaults() {}

    /** Properties for {@code SpringApplication.setDefaultProperties}; a service may put its own behind them. */
    public static Map<String, Object> properties(EdgeSettings edge) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", edge.endpoint().host());
        properties.put("server.port", edge.endpoint().port());
        properties.put("server.shutdown", "graceful");
        properties.put("server.server-header", "");
        // What is a little too large is answered in words by LimitsFilter.
        properties.put("server.max-http-request-header-size", 4 * edge.maxHeaderBytes() + "B");
        properties.put("server.tomcat.max-parameter-count", edge.maxParameters());
        properties.put("server.tomcat.connection-timeout", edge.idle().toMillis() + "ms");
        properties.put("server.compression.enabled", true);
        // Not server-sent events: each must leave at once.
        properties.put(
                "server.compression.mime-types",
                "application/json,application/problem+json,text/csv,text/html,text/css,text/plain,text/javascript,"
                        + "application/javascript,image/svg+xml,application/openmetrics-text");
        properties.put("server.compression.min-response-size", "2KB");
        // A JSON number is never read as a double where it is not one.
        properties.put("spring.jackson.deserialization.use-big-decimal-for-floats", true);
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.mvc.problemdetails.enabled", true);
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("spring.servlet.multipart.enabled", false);
        return properties;
    }
}
