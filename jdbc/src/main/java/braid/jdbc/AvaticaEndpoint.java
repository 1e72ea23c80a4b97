package braid.jdbc;

import braid.answer.rows.parameter.AskedArchitecture;
import braid.answer.sql.SqlService;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.jdbc.metadata.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.avatica.metrics.MetricsSystem;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.Handler.HandlerResponse;
import org.apache.calcite.avatica.remote.JsonHandler;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;

/**
 * The address that a JDBC URL names: one request of Avatica's remote driver in, its response out. A request in JSON begins with a brace,
 * one in protobuf never does, so one address takes both. Safe for use by several threads.
 */
public final class AvaticaEndpoint {
    private static final MetricsSystem METRICS = NoopMetricsSystem.getInstance();
    private static final ProtobufTranslation PROTOBUF = new ProtobufTranslationImpl();

    private final Catalog catalog;
    private final SqlService sql;
    private final AskedArchitecture architectures;
    private final Connections connections = new Connections();

    /** @param architectures those of the stack; the first answers where a connection names none */
    public AvaticaEndpoint(Pipeline pipeline, SqlService sql, List<Architecture> architectures) {
        this.catalog = new Catalog(pipeline);
        this.sql = sql;
        this.architectures = new AskedArchitecture(architectures);
    }

    /**
     * A response.
     *
     * @param status of HTTP
     */
    public record Reply(int status, String contentType, byte[] body) {}

    /**
     * @param architecture that the address names for connections that are opened by it; {@code null} if it names none. A name that is
     *     wrong is told as JDBC has it: the connection is refused.
     */
    public Reply answer(byte[] request, String architecture) {
        Service service = new JdbcService(catalog, sql, connections, architectures, architecture);
        if (request.length > 0 && request[0] == '{') {
            HandlerResponse<String> response =
                    new JsonHandler(service, METRICS).apply(new String(request, StandardCharsets.UTF_8));
            return new Reply(
                    response.getStatusCode(),
                    "application/json",
                    response.getResponse().getBytes(StandardCharsets.UTF_8));
        }
        HandlerResponse<byte[]> response = new ProtobufHandler(service, PROTOBUF, METRICS).apply(request);
        return new Reply(response.getStatusCode(), "application/x-google-protobuf", response.getResponse());
    }
}
