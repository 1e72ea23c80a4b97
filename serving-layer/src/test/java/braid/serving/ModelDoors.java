package braid.serving;

import braid.service.Settings;
import braid.service.access.Role;
import braid.serving.jdbc.AvaticaEndpoint;
import braid.serving.merge.Admission;
import braid.serving.merge.ModelLog;
import braid.serving.merge.Past;
import braid.serving.merge.Readers;
import braid.serving.rest.RestConfiguration;
import braid.serving.rows.HeldAnswers;
import braid.serving.rows.MaxStaleness;
import braid.serving.rows.RowsParameters;
import braid.serving.rows.RowsService;
import braid.serving.sql.SqlLimits;
import braid.serving.sql.SqlService;
import braid.web.Edge;
import braid.web.WebConfiguration;
import braid.web.WebDefaults;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The serving layer's doors over real HTTP, with a model of the log behind them. */
public final class ModelDoors implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext application;
    private final String address;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RestConfiguration.class, WebConfiguration.class})
    static class Doors {}

    private ModelDoors(ConfigurableApplicationContext application, String address) {
        this.application = application;
        this.address = address;
    }

    /** @param admission of all doors together */
    public static ModelDoors open(ModelLog log, Admission admission) throws IOException {
        int port = freePort();
        Settings settings = Settings.of(Map.of("BRAID_SERVING_PORT", String.valueOf(port)));
        Edge edge = Edge.of(settings, "serving", Role.READ, 1 << 20);
        Readers readers = Readers.lambda(log.reader());
        SqlService sql = new SqlService(
                ModelLog.PIPELINE, readers, new SqlLimits(LONG, 100_000, 1 << 28, 8), Past.NONE, admission);
        SpringApplication doors = new SpringApplication(Doors.class);
        Map<String, Object> properties = WebDefaults.properties(edge);
        properties.put("spring.main.lazy-initialization", true);
        doors.setDefaultProperties(properties);
        doors.addInitializers(context -> {
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("edge", edge);
            beans.registerSingleton("pipeline", ModelLog.PIPELINE);
            beans.registerSingleton("readers", readers);
            beans.registerSingleton("admission", admission);
            beans.registerSingleton("parameters", new RowsParameters(ModelLog.PIPELINE, 1_000, LONG));
            beans.registerSingleton("maxStaleness", new MaxStaleness(LONG));
            beans.registerSingleton(
                    "rows", new RowsService(readers, LONG, Past.NONE, new HeldAnswers(LONG, 1 << 20), admission));
            beans.registerSingleton("sql", sql);
            beans.registerSingleton("avatica", new AvaticaEndpoint(ModelLog.PIPELINE, sql, readers.architectures()));
        });
        return new ModelDoors(doors.run(), "http://127.0.0.1:" + port);
    }

    /** The beginning of each address. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        application.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
