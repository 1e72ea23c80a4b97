package braid.ingest.http;

import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.append.Appender;
import braid.ingest.append.LogHealth;
import braid.ingest.decode.Decoders;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.http.request.BodyReader;
import braid.ingest.http.request.MemoryBudget;
import braid.service.metrics.Gauges;
import braid.storage.log.LogSettings;
import braid.web.Readiness;
import braid.web.WebConfiguration;
import braid.web.setting.EdgeSettings;
import braid.web.setting.WebDefaults;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The web application, put together from Braid's settings; Spring's own configuration files are not needed. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventController.class, IngestStatus.class, EventProblems.class, WebConfiguration.class})
public class Application {
    private static final long SWALLOWED_BYTES = 268_435_456;

    /** Starts to listen; stops on SIGTERM, when requests in flight are answered. */
    public static ConfigurableApplicationContext start(IngestSettings settings, LogSettings log, Pipeline pipeline) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            GenericApplicationContext generic = (GenericApplicationContext) context;
            generic.registerBean(IngestSettings.class, () -> settings);
            generic.registerBean(LogSettings.class, () -> log);
            generic.registerBean(Pipeline.class, () -> pipeline);
        });
        return application.run();
    }

    private static Map<String, Object> properties(IngestSettings settings) {
        Map<String, Object> properties = WebDefaults.properties(settings.edge());
        properties.put("spring.application.name", "ingest");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "2s");
        properties.put("spring.main.log-startup-info", false);
        // Behind an error the rest of a body is read and dropped, so that the client comes to read the answer.
        properties.put("server.tomcat.max-swallow-size", SWALLOWED_BYTES + "B");
        properties.put("server.tomcat.threads.max", 64);
        return properties;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Counters counters(Clock clock, IngestSettings settings) {
        return new Counters(clock, settings.edge().metrics());
    }

    @Bean
    MemoryBudget memoryBudget() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory());
    }

    @Bean
    BodyReader bodyReader(IngestSettings settings, MemoryBudget memory) {
        return new BodyReader(
                settings.maxBodyBytes(),
                settings.maxDecompressedBytes(),
                settings.edge().bodyTimeout(),
                memory);
    }

    @Bean
    Appender appender(IngestSettings settings, LogSettings log, Clock clock) {
        return new Appender(log, settings.acknowledgeTimeout(), clock);
    }

    @Bean
    LogHealth logHealth(LogSettings log, Pipeline pipeline, IngestSettings settings) {
        LogHealth health = new LogHealth(log, pipeline);
        Gauges.register(
                settings.edge().metrics(),
                seen -> seen.gauge(
                        "braid_ingest_log_up",
                        "1 when events can be appended to the log.",
                        health.trouble() == null ? 1 : 0));
        return health;
    }

    @Bean
    Readiness readiness(LogHealth health) {
        return () -> health.trouble() == null;
    }

    @Bean
    EdgeSettings edge(IngestSettings settings) {
        return settings.edge();
    }

    @Bean
    Sources sources(IngestSettings settings, Pipeline pipeline, Clock clock) {
        EventTimes limits = new EventTimes(clock, settings.maxAhead());
        Map<String, Decoders> sources = new LinkedHashMap<>();
        for (Source source : pipeline.sources()) {
            sources.put(
                    source.name(),
                    new Decoders(pipeline, source, limits, settings.maxEvents(), Appender.LARGEST_RECORD));
        }
        return new Sources(sources);
    }
}
