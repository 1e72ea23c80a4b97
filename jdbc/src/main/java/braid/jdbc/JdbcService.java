package braid.jdbc;

import braid.answer.rows.RowsAnswer;
import braid.answer.rows.parameter.AskedArchitecture;
import braid.answer.rows.parameter.ReadPoint;
import braid.answer.sql.Description;
import braid.answer.sql.SqlService;
import braid.jdbc.Connections.Connection;
import braid.jdbc.metadata.Catalog;
import braid.jdbc.metadata.Columns;
import braid.jdbc.metadata.MetaRows;
import braid.jdbc.metadata.Product;
import braid.jdbc.metadata.TypeInfo;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.remote.JsonService;
import org.apache.calcite.avatica.remote.Service;

/**
 * What Avatica's remote driver can ask for, answered from merged views. Read-only: each statement is one question with one coverage, so
 * commit and roll-back have nothing to do and whatever would write is refused.
 */
final class JdbcService implements Service {
    private static final String NO_BATCH =
            "A batch can only write, and merged views are only read. Run each SELECT by itself.";

    private static final CommitResponse COMMITTED = empty("commit", CommitResponse.class);
    private static final RollbackResponse ROLLED_BACK = empty("rollback", RollbackResponse.class);

    private final Catalog catalog;
    private final SqlService sql;
    private final Preparation preparation;
    private final Connections connections;
    private final AskedArchitecture architectures;
    private final String ofAddress;

    /** @param ofAddress the architecture that the address names, for connections that are opened; {@code null} for none */
    JdbcService(
            Catalog catalog,
            SqlService sql,
            Connections connections,
            AskedArchitecture architectures,
            String ofAddress) {
        this.architectures = architectures;
        this.ofAddress = ofAddress;
        this.catalog = catalog;
        this.sql = sql;
        this.preparation = new Preparation(sql);
        this.connections = connections;
    }

    @Override
    public OpenConnectionResponse apply(OpenConnectionRequest request) {
        Map<String, String> properties = request.info == null ? Map.of() : request.info;
        String asked = properties.getOrDefault(AskedArchitecture.NAME, ofAddress);
        connections.open(
                request.connectionId, new ReadPoint(SqlErrors.explained(() -> architectures.parse(asked)), null, null));
        return new OpenConnectionResponse();
    }

    @Override
    public CloseConnectionResponse apply(CloseConnectionRequest request) {
        connections.close(request.connectionId);
        return new CloseConnectionResponse();
    }

    @Override
    public ConnectionSyncResponse apply(ConnectionSyncRequest request) {
        connections.get(request.connectionId);
        ConnectionPropertiesImpl properties =
                new ConnectionPropertiesImpl(true, true, java.sql.Connection.TRANSACTION_NONE, null, catalog.schema());
        return new ConnectionSyncResponse(properties, null);
    }

    @Override
    public DatabasePropertyResponse apply(DatabasePropertyRequest request) {
        return new DatabasePropertyResponse(Product.properties(), null);
    }

    @Override
    public CreateStatementResponse apply(CreateStatementRequest request) {
        int id = connections.get(request.connectionId).add(null);
        return new CreateStatementResponse(request.connectionId, id, null);
    }

    @Override
    public CloseStatementResponse apply(CloseStatementRequest request) {
        Connection connection = connections.find(request.connectionId);
        if (connection != null) {
            connection.close(request.statementId);
        }
        return new CloseStatementResponse();
    }

    @Override
    public PrepareResponse apply(PrepareRequest request) {
        Connection connection = connections.get(request.connectionId);
        Description description = SqlErrors.explained(() -> preparation.describe(request.sql));
        Meta.Signature signature = Columns.signature(description.columns(), request.sql, description.parameters());
        int id = connection.add(request.sql);
        return new PrepareResponse(new Meta.StatementHandle(request.connectionId, id, signature), null);
    }

    @Override
    public ExecuteResponse apply(ExecuteRequest request) {
        Meta.StatementHandle handle = request.statementHandle;
        OpenStatement statement = connections.get(handle.connectionId).statement(handle.id);
        if (statement == null) {
            return new ExecuteResponse(null, true, null);
        }
        List<Object> parameters =
                SqlErrors.explained(() -> preparation.values(statement.sql(), request.parameterValues));
        return run(handle.connectionId, handle.id, statement, statement.sql(), parameters, -1, (int)
                Math.min(Integer.MAX_VALUE, request.maxRowCount));
    }

    @Override
    public ExecuteResponse apply(PrepareAndExecuteRequest request) {
        OpenStatement statement = connections.get(request.connectionId).statement(request.statementId);
        if (statement == null) {
            return new ExecuteResponse(null, true, null);
        }
        return run(
                request.connectionId,
                request.statementId,
                statement,
                request.sql,
                List.of(),
                request.maxRowCount,
                request.maxRowsInFirstFrame);
    }

    private ExecuteResponse run(
            String connection, int id, OpenStatement statement, String text, List<?> parameters, long most, int frame) {
        RowsAnswer answer = SqlErrors.explained(
                () -> sql.answer(text, parameters, connections.get(connection).readPoint()));
        return new ExecuteResponse(
                List.of(new ResultSetResponse(
                        connection,
                        id,
                        false,
                        Columns.signature(answer.columns(), text, List.of()),
                        statement.take(answer, most, frame),
                        -1,
                        null)),
                false,
                null);
    }

    @Override
    public FetchResponse apply(FetchRequest request) {
        OpenStatement statement = connections.get(request.connectionId).statement(request.statementId);
        Meta.Frame frame = statement == null ? null : statement.frame(request.offset, request.fetchMaxRowCount);
        return new FetchResponse(frame, statement == null, frame == null, null);
    }

    /** The driver asks for it when it has lost track of its rows. They belong to one coverage that is gone, so it must run the statement again. */
    @Override
    public SyncResultsResponse apply(SyncResultsRequest request) {
        return new SyncResultsResponse(false, true, null);
    }

    @Override
    public CommitResponse apply(CommitRequest request) {
        return COMMITTED;
    }

    @Override
    public RollbackResponse apply(RollbackRequest request) {
        return ROLLED_BACK;
    }

    @Override
    public ExecuteBatchResponse apply(PrepareAndExecuteBatchRequest request) {
        throw SqlErrors.unsupported(NO_BATCH);
    }

    @Override
    public ExecuteBatchResponse apply(ExecuteBatchRequest request) {
        throw SqlErrors.unsupported(NO_BATCH);
    }

    @Override
    public ResultSetResponse apply(CatalogsRequest request) {
        return rows(request.connectionId, catalog.catalogs());
    }

    @Override
    public ResultSetResponse apply(SchemasRequest request) {
        return rows(request.connectionId, catalog.schemas(Meta.Pat.of(request.schemaPattern)));
    }

    @Override
    public ResultSetResponse apply(TablesRequest request) {
        return rows(
                request.connectionId,
                catalog.tables(
                        Meta.Pat.of(request.schemaPattern), Meta.Pat.of(request.tableNamePattern), request.typeList));
    }

    @Override
    public ResultSetResponse apply(TableTypesRequest request) {
        return rows(request.connectionId, catalog.tableTypes());
    }

    @Override
    public ResultSetResponse apply(TypeInfoRequest request) {
        return rows(request.connectionId, TypeInfo.rows());
    }

    @Override
    public ResultSetResponse apply(ColumnsRequest request) {
        return rows(
                request.connectionId,
                catalog.columns(
                        Meta.Pat.of(request.schemaPattern),
                        Meta.Pat.of(request.tableNamePattern),
                        Meta.Pat.of(request.columnNamePattern)));
    }

    private ResultSetResponse rows(String connection, MetaRows rows) {
        int id = connections.get(connection).add(null);
        return new ResultSetResponse(connection, id, true, rows.signature(), rows.frame(), -1, null);
    }

    @Override
    public void setRpcMetadata(RpcMetadataResponse metadata) {
        // There is one serving layer to talk to, so the driver is not told which one answered.
    }

    /** A response that only Avatica itself may construct, as it would read it. */
    private static <T extends Response> T empty(String name, Class<T> type) {
        return type.cast(JsonService.MAPPER.convertValue(Map.of("response", name), Response.class));
    }
}
