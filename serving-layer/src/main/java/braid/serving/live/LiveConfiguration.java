package braid.serving.live;

import braid.answer.limit.Deadline;
import braid.answer.read.Readers;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.OwnProcess;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import braid.service.settings.Settings;
import braid.serving.live.broadcast.Broadcast;
import braid.serving.live.broadcast.LiveServlet;
import braid.serving.rest.Queries;
import braid.stores.Stores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** The live feed of the pages. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration COVERAGE_WITHIN = Duration.ofSeconds(2);

    private final Broadcast broadcast = new Broadcast();

    @Bean
    ServletRegistrationBean<LiveServlet> liveServlet() {
        ServletRegistrationBean<LiveServlet> registration =
                new ServletRegistrationBean<>(new LiveServlet(broadcast), LiveServlet.PATH);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService coverageThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "live-coverage");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    @Lazy(false)
    Sampler sampler(
            Settings settings,
            Pipeline pipeline,
            Stores stores,
            Readers readers,
            Queries queries,
            Metrics metrics,
            ExecutorService coverageThread) {
        Gauges.register(
                metrics,
                seen -> seen.gauge(
                        "braid_serving_live_pages", "Open connections of the live feed.", broadcast.pages()));
        List<String> sources = pipeline.sources().stream().map(Source::name).toList();
        JsonNode stack = OwnStack.of(System.getenv(), settings::text);
        Watch watch = new Watch(
                neighbours(settings, readers.architectures()),
                stores::health,
                () -> own(queries, readers.architectures(), stack),
                () -> new LogSize(stores.logSize(), stores.uncut()),
                new OwnCoverage(() -> readers.of(null).coverage(sources, Deadline.in(COVERAGE_WITHIN)), coverageThread),
                new Snapshots(pipeline.name(), Clock.systemUTC()),
                PATIENCE.plusMillis(100));
        return new Sampler(broadcast::isWatched, () -> broadcast.publish(watch.event()));
    }

    private static JsonNode own(Queries queries, List<Architecture> architectures, JsonNode stack) {
        Map<String, Object> process = new LinkedHashMap<>();
        OwnProcess.describe(process);
        ObjectNode own = JSON.valueToTree(process);
        own.put("queries_total", queries.total());
        ArrayNode names = own.putArray("architectures");
        architectures.forEach(architecture -> names.add(architecture.word()));
        own.set("stack", stack);
        return own;
    }

    /**
     * Lambda's layers, as far as these architectures have them, and the one process of each other architecture: what is not part of the
     * stack is not looked for, and not down.
     */
    private static Map<String, Neighbour> neighbours(Settings settings, List<Architecture> architectures) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        Map<String, Neighbour> neighbours = new LinkedHashMap<>();
        List<String> layers = new ArrayList<>(List.of("ingest"));
        if (architectures.contains(Architecture.LAMBDA)) {
            layers.add("speed");
        }
        if (architectures.stream().anyMatch(Architecture::hasBatchViews)) {
            layers.add("batch");
        }
        layers.forEach(layer -> neighbours.put(layer, Neighbour.of(layer, client, settings, PATIENCE)));
        architectures.stream()
                .filter(architecture -> !architecture.hasBatchViews())
                .forEach(architecture -> neighbours.put(
                        architecture.word(), Neighbour.of(architecture.prefix(), client, settings, PATIENCE)));
        return neighbours;
    }

    /** Pages stay connected for ever, so the server would wait for them in vain. */
    @EventListener(ContextClosedEvent.class)
    void goodbye() {
        broadcast.close();
    }
}
