package braid.web;

import braid.service.access.Role;
import braid.service.settings.Settings;
import braid.web.setting.EdgeSettings;
import braid.web.setting.WebDefaults;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A web service with two routes behind the real edge, on a port of the loopback that is free. */
final class EchoService implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final int port;

    /** Its two routes. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebConfiguration.class)
    @RestController
    static class Application {
        private volatile boolean ready;

        @GetMapping("/things/{name}")
        String thing(@PathVariable("name") String name) {
            if (name.equals("broken")) {
                throw new IllegalStateException("the secret reason");
            }
            ready |= name.equals("ready");
            return name;
        }

        @PostMapping("/things")
        int length(@RequestBody byte[] body) {
            return body.length;
        }

        @Bean
        Readiness readiness() {
            return () -> ready;
        }
    }

    /** @param settings by key, beside those of a service that takes 1,000 bytes and up to 20 parameters */
    EchoService(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BRAID_SERVING_HOST", "127.0.0.1");
        environment.put("BRAID_HTTP_MAX_HEADER_BYTES", "4096");
        environment.put("BRAID_HTTP_MAX_PARAMETERS", "20");
        environment.put("BRAID_HTTP_IDLE_MS", "400");
        environment.put("BRAID_HTTP_BODY_TIMEOUT_MS", "400");
        environment.putAll(settings);
        EdgeSettings edge = EdgeSettings.of(Settings.of(environment), "serving", Role.INGEST, 1_000);
        SpringApplication application = new SpringApplication(Application.class);
        Map<String, Object> properties = WebDefaults.properties(edge);
        properties.put("server.port", 0);
        application.setDefaultProperties(properties);
        application.addInitializers(made -> made.getBeanFactory().registerSingleton("edge", edge));
        context = application.run();
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    int port() {
        return port;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
