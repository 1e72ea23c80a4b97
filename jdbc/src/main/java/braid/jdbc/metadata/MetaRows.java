package braid.jdbc.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;

/** An answer of {@link java.sql.DatabaseMetaData}, of the columns that Avatica declares for it. */
public final class MetaRows {
    private final List<ColumnMetaData> columns;
    private final List<Object> rows = new ArrayList<>();

    /** @param row what Avatica has for one row: its public fields are the columns, in the order that JDBC asks for */
    MetaRows(Class<?> row) {
        columns = Fields.of(row);
    }

    /** @param values one for each column */
    MetaRows add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(Arrays.asList(values));
        return this;
    }

    public Meta.Signature signature() {
        return Meta.Signature.create(columns, "", List.of(), Meta.CursorFactory.LIST, Meta.StatementType.SELECT);
    }

    /** All rows at once. */
    public Meta.Frame frame() {
        return new Meta.Frame(0, true, rows);
    }

    /** Gives access to what Avatica keeps for its own descendants. */
    private abstract static class Fields extends MetaImpl {
        private Fields(AvaticaConnection connection) {
            super(connection);
        }

        static List<ColumnMetaData> of(Class<?> row) {
            return fieldMetaData(row).columns;
        }
    }
}
