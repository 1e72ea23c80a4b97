package braid.serving.jdbc;

import braid.core.view.Pipeline;
import braid.serving.sql.SqlService;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.avatica.metrics.MetricsSystem;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.Handler.HandlerResponse;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * The address that a JDBC URL names: one request of Avatica's remote driver in, its response out. A request in JSON begins with a brace,
 * one in protobuf never does, so one address takes both. Safe for use by several threads.
 */
public final class AvaticaEndpoint {
    private final JsonHandler json;
    private final ProtobufHandler protobuf;

    public AvaticaEndpoint(Pipeline pipeline, SqlService sql) {
        Service service = new JdbcService(new Catalog(pipeline), sql, new Connections());
        MetricsSystem metrics = NoopMetricsSystem.getInstance();
        json = new JsonHandler(service, metrics);
        protobuf = new ProtobufHandler(service, new ProtobufTranslationImpl(), metrics);
    }

    /**
     * A response.
     *
     * @param status of HTTP
     */
    public record Reply(int status, String contentType, byte[] body) {}

    public Reply answer(byte[] request) {
        if (request.length > 0 && request[0] == '{') {
            HandlerResponse<String> response = json.apply(new String(request, StandardCharsets.UTF_8));
            return new Reply(
                    response.getStatusCode(),
                    "application/json",
                    response.getResponse().getBytes(StandardCharsets.UTF_8));
        }
        HandlerResponse<byte[]> response = protobuf.apply(request);
        return new Reply(response.getStatusCode(), "application/x-google-protobuf", response.getResponse());
    }
}
