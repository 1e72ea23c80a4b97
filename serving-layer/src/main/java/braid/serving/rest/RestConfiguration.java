package braid.serving.rest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes of the serving layer. */
@Configuration(proxyBeanMethods = false)
@Import({ViewsController.class, SqlController.class, JdbcController.class, StatusController.class, Problems.class})
public class RestConfiguration {
    @Bean
    Queries queries() {
        return new Queries();
    }
}
