package braid.serving.metrics;

import braid.core.view.Pipeline;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import braid.stores.Stores;
import braid.web.setting.EdgeSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers what is told of queries and of the coverage. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
    @Bean
    Metrics metrics(EdgeSettings edge) {
        return edge.metrics();
    }

    @Bean
    StoreReads storeReads(Metrics metrics) {
        return new StoreReads(metrics);
    }

    @Bean
    @Lazy(false)
    CoverageGauges coverageGauges(Pipeline pipeline, Stores stores, Metrics metrics) {
        CoverageGauges gauges = new CoverageGauges(pipeline.name(), stores, Clock.systemUTC());
        Gauges.register(metrics, gauges::tell);
        return gauges;
    }

    @Bean
    WebMvcConfigurer queryTimes(Metrics metrics) {
        QueryTimer timer = new QueryTimer(metrics);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(timer).addPathPatterns("/api/v1/views/*/rows", "/api/v1/sql", "/avatica");
            }
        };
    }
}
