package braid.web;

import braid.service.access.Guard;
import braid.web.limit.LimitsFilter;
import braid.web.problem.ProblemValve;
import braid.web.setting.EdgeSettings;
import jakarta.servlet.Filter;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the edge in front of a service: needs an {@link EdgeSettings} as a bean. */
@Configuration(proxyBeanMethods = false)
@Import(ErrorProblems.class)
public class WebConfiguration {
    @Bean
    FilterRegistrationBean<Filter> headersFilter() {
        return filter(new HeadersFilter(), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> corsFilter(EdgeSettings edge) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(edge.origins()));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("ETag", "Braid-Coverage", "Braid-Next"));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", cors);
        FilterRegistrationBean<Filter> filter = filter(new CorsFilter(everywhere), 2);
        filter.setEnabled(!edge.origins().isEmpty());
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> accessFilter(EdgeSettings edge) {
        return filter(new AccessFilter(new Guard(edge.endpoint().keys(), edge.origins()), edge.sending()), 3);
    }

    @Bean
    FilterRegistrationBean<Filter> limitsFilter(EdgeSettings edge) {
        return filter(new LimitsFilter(edge), 4);
    }

    @Bean
    ServletRegistrationBean<OperationsServlet> operationsServlet(
            EdgeSettings edge, ObjectProvider<Readiness> readiness) {
        return new ServletRegistrationBean<>(
                new OperationsServlet(edge.metrics(), readiness::getObject), OperationsServlet.PATHS);
    }

    @Bean
    WebMvcConfigurer requestTimes(EdgeSettings edge) {
        RequestTimer timer = new RequestTimer(edge.metrics());
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(timer);
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(filter.getClass().getSimpleName());
        registration.setOrder(order);
        return registration;
    }
}
