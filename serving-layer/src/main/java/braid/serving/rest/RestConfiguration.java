package braid.serving.rest;

import braid.answer.limit.Admission;
import braid.answer.read.Readers;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.serving.rest.answer.ConditionalGet;
import braid.serving.rest.answer.OverloadFilter;
import braid.serving.rest.answer.Problems;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The routes of the serving layer. */
@Configuration(proxyBeanMethods = false)
@Import({
    ViewsController.class,
    DeltasController.class,
    SqlController.class,
    JdbcController.class,
    OpenApiController.class,
    StatusController.class,
    Problems.class
})
public class RestConfiguration {
    /** After the filters of {@link braid.web.WebConfiguration}. */
    private static final int BEHIND_THE_EDGE = 10;

    @Bean
    WebMvcConfigurer conditionalGet(
            Settings settings,
            Pipeline pipeline,
            ObjectProvider<Readers> readers,
            ObjectProvider<Admission> admission) {
        ConditionalGet conditional =
                new ConditionalGet(pipeline, readers, admission, settings.duration("serving.query.timeout.ms"));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(conditional)
                        .addPathPatterns("/api/v1/views/*/rows")
                        .order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> overloadFilter(ObjectProvider<Admission> admission) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(new OverloadFilter(admission));
        filter.addUrlPatterns(OverloadFilter.PATHS);
        filter.setOrder(BEHIND_THE_EDGE);
        return filter;
    }

    @Bean
    Queries queries() {
        return new Queries();
    }
}
