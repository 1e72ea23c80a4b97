package braid.answer.sql.type;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;

/** What a running plan can ask for: its tables, and one time for the whole statement, that of its coverage, in UTC. */
public final class StatementContext implements DataContext {
    private final CalciteSchema schema;
    private final Map<String, Object> values = new HashMap<>();

    /** @param constants what the plan asks for by name, whatever the statement is given */
    public StatementContext(CalciteSchema schema, Instant time, Map<String, ?> constants) {
        this.schema = schema;
        values.putAll(constants);
        long now = time.toEpochMilli();
        values.put(Variable.UTC_TIMESTAMP.camelName, now);
        values.put(Variable.CURRENT_TIMESTAMP.camelName, now);
        values.put(Variable.LOCAL_TIMESTAMP.camelName, now);
        values.put(Variable.TIME_ZONE.camelName, TimeZone.getTimeZone("UTC"));
        values.put(Variable.LOCALE.camelName, Locale.ROOT);
        values.put(Variable.USER.camelName, "braid");
        values.put(Variable.SYSTEM_USER.camelName, "braid");
        values.put(Variable.CANCEL_FLAG.camelName, new AtomicBoolean());
    }

    public void put(String name, Object value) {
        values.put(name, value);
    }

    @Override
    public SchemaPlus getRootSchema() {
        return schema.plus();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return SqlTypes.FACTORY;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("A plan reads its own tables only");
    }

    @Override
    public Object get(String name) {
        return values.get(name);
    }
}
