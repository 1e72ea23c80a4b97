package braid.serving;

import braid.answer.limit.Admission;
import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.HeldAnswers;
import braid.answer.rows.RowsService;
import braid.answer.rows.parameter.MaxStaleness;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.view.Pipeline;
import braid.jdbc.AvaticaEndpoint;
import braid.service.access.Role;
import braid.service.settings.Settings;
import braid.serving.rest.RestConfiguration;
import braid.web.WebConfiguration;
import braid.web.setting.EdgeSettings;
import braid.web.setting.WebDefaults;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext application;
    private final String address;
    private final SqlService statements;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RestConfiguration.class, WebConfiguration.class})
    static class Doors {}

    private ModelDoors(ConfigurableApplicationContext application, String address, SqlService statements) {
        this.statements = statements;
        this.application = application;
        this.address = address;
    }

    /** @param admission of all doors together */
    public static ModelDoors open(ModelLog log, Admission admission) throws IOException {
        return open(ModelLog.PIPELINE, Readers.lambda(log.reader()), admission);
    }

    /** Doors to the views of any pipeline. */
    public static ModelDoors open(Pipeline pipeline, Readers readers, Admission admission) throws IOException {
        int port = freePort();
        Settings settings = Settings.of(Map.of("BRAID_SERVING_PORT", String.valueOf(port)));
        EdgeSettings edge = EdgeSettings.of(settings, "serving", Role.READ, 1 << 20);
        SqlService sql =
                new SqlService(pipeline, readers, new SqlLimits(LONG, 100_000, 1 << 28, 8), Past.NONE, admission);
        SpringApplication doors = new SpringApplication(Doors.class);
        Map<String, Object> properties = WebDefaults.properties(edge);
        properties.put("spring.main.lazy-initialization", true);
        doors.setDefaultProperties(properties);
        doors.addInitializers(context -> {
            DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("edge", edge);
            beans.registerSingleton("pipeline", pipeline);
            beans.registerSingleton("readers", readers);
            beans.registerSingleton("admission", admission);
            beans.registerSingleton("parameters", new RowsParameters(pipeline, 1_000, LONG));
            beans.registerSingleton("maxStaleness", new MaxStaleness(LONG));
            beans.registerSingleton(
                    "rows", new RowsService(readers, LONG, Past.NONE, new HeldAnswers(LONG, 1 << 20), admission));
            beans.registerSingleton("sql", sql);
            beans.registerSingleton("avatica", new AvaticaEndpoint(pipeline, sql, readers.architectures()));
        });
        return new ModelDoors(doors.run(), "http://127.0.0.1:" + port, sql);
    }

    /**
     * What {@code POST /api/v1/sql} answers.
     *
     * @param body JSON, as it is sent
     */
    public HttpResponse<String> sql(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/sql"))
                        .header("Content-Type", "application/json")
                        .timeout(LONG)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The beginning of each address. */
    public String address() {
        return address;
    }

    /** What answers statements behind the doors. */
    public SqlService statements() {
        return statements;
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
