package braid.core.sql.mistake;

import org.apache.calcite.schema.ColumnStrategy;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.ddl.SqlCheckConstraint;
import org.apache.calcite.sql.ddl.SqlColumnDeclaration;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.ddl.SqlCreateView;

/** Refuses what the parser takes and nothing here would do: a clause without effect is worse than a mistake. */
public final class IgnoredClauses {
    private final String file;

    public IgnoredClauses(String file) {
        this.file = file;
    }

    public void check(SqlCreateTable table) {
        checkHead(table, table.name, "TABLE");
        if (table.query != null) {
            throw mistake(
                    table.query,
                    "CREATE TABLE ... AS is not kept: a source holds the events that are sent to it. Make a view of the other source.");
        }
    }

    public void check(SqlCreateView view) {
        checkHead(view, view.name, "VIEW");
    }

    private void checkHead(SqlCreate statement, SqlIdentifier name, String what) {
        if (statement.getReplace() || statement.ifNotExists) {
            throw mistake(
                    statement,
                    (statement.getReplace() ? "OR REPLACE" : "IF NOT EXISTS")
                            + " has no effect: a pipeline file says each " + what.toLowerCase()
                            + " once. Write CREATE " + what + " " + name + ".");
        }
        if (!name.isSimple()) {
            throw mistake(
                    name,
                    "'" + name + "' has a schema, but a pipeline has none: write "
                            + name.names.get(name.names.size() - 1) + ".");
        }
    }

    /** An element of a table that is neither a column nor a key. */
    public SqlMistake constraint(SqlNode element) {
        if (element instanceof SqlCheckConstraint) {
            return mistake(
                    element,
                    "CHECK is not kept: events are checked against their types and NOT NULL only. Filter in the view: ... WHERE, or FILTER (WHERE ...).");
        }
        String given =
                element instanceof SqlIdentifier name ? "column '" + name + "' has no type" : "this is " + element;
        return mistake(element, "A source has columns with types, and at most a PRIMARY KEY; " + given + ".");
    }

    public void check(SqlColumnDeclaration column) {
        if (column.strategy == ColumnStrategy.DEFAULT) {
            boolean nullable = column.dataType.getNullable() == null || column.dataType.getNullable();
            throw mistake(
                    column.expression,
                    "DEFAULT is not kept: an event says what it says, and a column that it leaves out is NULL. Leave DEFAULT out"
                            + (nullable ? "" : ", and NOT NULL too,")
                            + " and say in the view what NULL stands for: COALESCE("
                            + column.name + ", " + column.expression + ").");
        }
        if (column.expression != null) {
            throw mistake(
                    column.expression,
                    "A column that is computed is not kept: compute it in the view, from the columns that are sent.");
        }
        if (column.dataType.getTypeNameSpec() instanceof SqlBasicTypeNameSpec type && type.getCharSetName() != null) {
            throw mistake(
                    column.dataType,
                    "CHARACTER SET " + type.getCharSetName()
                            + " has no effect: a text holds any character of Unicode. Leave it out.");
        }
    }

    private SqlMistake mistake(SqlNode at, String what) {
        return new SqlMistake(file, at.getParserPosition(), what);
    }
}
