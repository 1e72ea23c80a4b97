package braid.serving;

import braid.answer.limit.Admission;
import braid.answer.limit.ReadLimits;
import braid.answer.read.MergedReader;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.HeldAnswers;
import braid.answer.rows.RowsService;
import braid.answer.rows.parameter.MaxStaleness;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.jdbc.AvaticaEndpoint;
import braid.page.PageConfiguration;
import braid.service.settings.Settings;
import braid.serving.live.LiveConfiguration;
import braid.serving.metrics.MetricsConfiguration;
import braid.serving.metrics.StoreReads;
import braid.serving.rest.RestConfiguration;
import braid.stores.PastViews;
import braid.stores.Stores;
import braid.stores.health.Health;
import braid.web.Readiness;
import braid.web.WebConfiguration;
import braid.web.setting.EdgeSettings;
import braid.web.setting.WebDefaults;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The web application: Spring gets the parts that know the stores ready made and adds the HTTP endpoint. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    RestConfiguration.class,
    LiveConfiguration.class,
    PageConfiguration.class,
    MetricsConfiguration.class,
    WebConfiguration.class
})
class ServingApplication {
    /** Threads for refusals, health and the page. */
    private static final int REFUSING = 8;

    static void run(Settings settings, EdgeSettings edge, Pipeline pipeline, Stores stores) {
        SpringApplication application = new SpringApplication(ServingApplication.class);
        application.setDefaultProperties(properties(settings, edge));
        application.addInitializers(context -> {
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("edge", edge);
            beans.registerSingleton("pipeline", pipeline);
            beans.registerSingleton("stores", stores);
            // Closed after the web server has answered its last request.
            beans.registerDisposableBean("stores", stores::close);
        });
        application.run();
    }

    private static Map<String, Object> properties(Settings settings, EdgeSettings edge) {
        Map<String, Object> properties = WebDefaults.properties(edge);
        // No more than answer, wait, or refuse at the same time: each further one takes its share of the cores from
        // those that answer.
        properties.put(
                "server.tomcat.threads.max",
                settings.integer("serving.max.queries") + settings.integer("serving.max.waiting") + REFUSING);
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
        properties.put("spring.main.lazy-initialization", true);
        // A CSV answer has its coverage in a header.
        properties.put("server.tomcat.max-http-response-header-size", "64KB");
        // The docs are Markdown, which browsers show when it is called text.
        properties.put("server.mime-mappings.md", "text/plain;charset=utf-8");
        return properties;
    }

    @Bean
    Readiness readiness(Stores stores) {
        return () -> stores.health().values().stream().allMatch(Health::wasUp);
    }

    @Bean
    Readers readers(Settings settings, Pipeline pipeline, Stores stores, StoreReads reads) {
        Map<Architecture, MergedReader> readers = new LinkedHashMap<>();
        for (Architecture architecture : stores.architectures()) {
            readers.put(architecture, reader(architecture, settings, pipeline, stores, reads));
        }
        return new Readers(readers);
    }

    private static MergedReader reader(
            Architecture architecture, Settings settings, Pipeline pipeline, Stores stores, StoreReads reads) {
        return new MergedReader(
                architecture,
                pipeline.name(),
                reads.of(stores.batch(architecture)),
                reads.of(stores.speed(architecture), stores.speedStore(architecture)),
                stores.logEnds(),
                settings.duration("batch.expiry.grace.seconds").dividedBy(2),
                limits(settings),
                Clock.systemUTC());
    }

    private static ReadLimits limits(Settings settings) {
        return new ReadLimits(
                settings.integer("serving.max.scan.rows"), settings.whole("serving.query.memory.mb") << 20);
    }

    @Bean
    Past past(Settings settings, Pipeline pipeline, Stores stores) {
        return new PastViews(settings, pipeline, stores, limits(settings));
    }

    @Bean
    RowsParameters rowsParameters(Settings settings, Pipeline pipeline, Stores stores) {
        return new RowsParameters(
                pipeline,
                stores.architectures(),
                settings.integer("serving.max.rows"),
                settings.duration("serving.query.timeout.ms"));
    }

    @Bean
    MaxStaleness maxStaleness(Settings settings) {
        return new MaxStaleness(settings.duration("serving.query.timeout.ms"));
    }

    @Bean
    Admission admission(Settings settings) {
        return new Admission(
                settings.integer("serving.max.queries"),
                settings.integer("serving.max.waiting"),
                settings.duration("serving.wait.ms"));
    }

    @Bean
    RowsService rowsService(Settings settings, Readers readers, Past past, Admission admission) {
        HeldAnswers held = new HeldAnswers(
                settings.duration("serving.cursor.keep.seconds"), settings.whole("serving.cursor.memory.mb") << 20);
        return new RowsService(readers, settings.duration("serving.query.timeout.ms"), past, held, admission);
    }

    @Bean
    SqlService sqlService(Settings settings, Pipeline pipeline, Readers readers, Past past, Admission admission) {
        SqlLimits limits = new SqlLimits(
                settings.duration("serving.query.timeout.ms"),
                settings.integer("serving.max.rows"),
                settings.whole("serving.query.memory.mb") << 20,
                settings.integer("serving.max.queries"));
        return new SqlService(pipeline, readers, limits, past, admission);
    }

    @Bean
    AvaticaEndpoint avaticaEndpoint(Pipeline pipeline, SqlService sql, Readers readers) {
        return new AvaticaEndpoint(pipeline, sql, readers.architectures());
    }
}
