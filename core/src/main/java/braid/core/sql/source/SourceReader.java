package braid.core.sql.source;

import braid.core.sql.mistake.ForeignTypes;
import braid.core.sql.mistake.IgnoredClauses;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.type.Types;
import braid.core.text.Names;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.ddl.SqlColumnDeclaration;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.ddl.SqlKeyConstraint;

/** Reads one {@code CREATE TABLE}. */
public final class SourceReader {
    /** Characters that a text may have. */
    public static final int LONGEST_TEXT = 65_535;

    private final String file;
    private final SourceClauses clauses;
    private final int number;

    /** @param number which CREATE TABLE of the file it is, from 0 */
    public SourceReader(String file, SourceClauses clauses, int number) {
        this.file = file;
        this.clauses = clauses;
        this.number = number;
    }

    public Source read(SqlCreateTable table) {
        IgnoredClauses ignored = new IgnoredClauses(file);
        ignored.check(table);
        String name = table.name.getSimple();
        if (table.columnList == null) {
            throw new SqlMistake(file, table.getParserPosition(), "Table " + name + " needs a list of columns.");
        }
        List<Column> columns = new ArrayList<>();
        FieldsReader fields = new FieldsReader(file);
        SqlNodeList key = SqlNodeList.EMPTY;
        int place = 0;
        for (SqlNode element : table.columnList) {
            SourceClauses.Clause clause = clauses.of(number, place++);
            if (element instanceof SqlColumnDeclaration declaration) {
                ignored.check(declaration);
                Column column = column(columns, declaration);
                columns.add(column);
                fields.add(column, clause, declaration);
            } else if (element instanceof SqlKeyConstraint constraint
                    && constraint.getOperator().getKind() == SqlKind.PRIMARY_KEY) {
                if (!key.isEmpty()) {
                    throw new SqlMistake(
                            file,
                            element.getParserPosition(),
                            "Table " + name + " has two PRIMARY KEYs; it may have one.");
                }
                key = (SqlNodeList) constraint.getOperandList().get(1);
            } else {
                throw ignored.constraint(element);
            }
        }
        return new Source(name, columns, primaryKey(name, columns, key), fields.fields(clauses.ignoreUnknown(number)));
    }

    private Column column(List<Column> before, SqlColumnDeclaration declaration) {
        String name = declaration.name.getSimple();
        before.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst().ifPresent(twin -> {
            throw new SqlMistake(
                    file,
                    declaration.getParserPosition(),
                    "Column '" + name + "' is declared twice"
                            + (twin.name().equals(name)
                                    ? "."
                                    : ": the case of its letters alone does not make it another one than '"
                                            + twin.name() + "'. Name it otherwise, and its field with FROM '" + name
                                            + "'."));
        });
        if (!ColumnNames.isUsable(name)) {
            throw new SqlMistake(
                    file,
                    declaration.getParserPosition(),
                    "Column '" + name + "' cannot be used: " + ColumnNames.RULE
                            + ". Name it otherwise, and its field with FROM: "
                            + ColumnNames.usable(name) + " " + declaration.dataType.getTypeName() + " ... FROM '"
                            + name.replace("'", "''") + "'.");
        }
        SqlDataTypeSpec spec = declaration.dataType;
        boolean nullable = spec.getNullable() == null || spec.getNullable();
        return new Column(name, type(name, spec), nullable);
    }

    private DataType type(String column, SqlDataTypeSpec spec) {
        String name = spec.getTypeName().getSimple().toUpperCase(Locale.ROOT);
        int precision = spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic ? basic.getPrecision() : -1;
        int scale = spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic ? basic.getScale() : -1;
        return switch (name) {
            case "VARCHAR" -> precision < 0 ? DataType.VARCHAR : varchar(spec, precision);
            case "BOOLEAN" -> DataType.BOOLEAN;
            case "INTEGER" -> DataType.INTEGER;
            case "BIGINT" -> DataType.BIGINT;
            case "DOUBLE" -> DataType.DOUBLE;
            case "DATE" -> DataType.DATE;
            case "TIMESTAMP" -> timestamp(column, spec, precision);
            case "DECIMAL" -> decimal(column, spec, precision, scale == Integer.MIN_VALUE || scale == -1 ? 0 : scale);
            case "TIMESTAMP_TZ", "TIMESTAMP_WITH_LOCAL_TIME_ZONE" ->
                throw new SqlMistake(
                        file,
                        spec.getParserPosition(),
                        "Column '" + column
                                + "' has a time zone, but a TIMESTAMP(3) is a moment already: the zone that an event's time is written"
                                + " with is respected. Write TIMESTAMP(3).");
            default ->
                throw new SqlMistake(
                        file,
                        spec.getParserPosition(),
                        "Column '" + column + "' has type " + name
                                + "; a source's columns are " + Types.ALLOWED + ". "
                                + ForeignTypes.instead(name).orElse(""));
        };
    }

    private DataType varchar(SqlDataTypeSpec spec, int length) {
        if (length < 1 || length > LONGEST_TEXT) {
            throw new SqlMistake(
                    file,
                    spec.getParserPosition(),
                    "VARCHAR(" + length + ") is out of range: a text holds 1 to " + LONGEST_TEXT + " characters.");
        }
        return DataType.varchar(length);
    }

    private DataType timestamp(String column, SqlDataTypeSpec spec, int precision) {
        if (precision >= 0 && precision != 3) {
            throw new SqlMistake(
                    file,
                    spec.getParserPosition(),
                    "Column '" + column + "' has TIMESTAMP(" + precision
                            + "), but times are kept in milliseconds: write TIMESTAMP(3)"
                            + (precision < 3
                                    ? ", which holds coarser times as well."
                                    : ", and have finer times cut when they are sent (braid send --cut-to-millis, ?fraction=cut over HTTP)."));
        }
        return DataType.TIMESTAMP;
    }

    private DataType decimal(String column, SqlDataTypeSpec spec, int precision, int scale) {
        if (precision < 1 || precision > DataType.MAX_DIGITS || scale < 0 || scale > precision) {
            throw new SqlMistake(
                    file,
                    spec.getParserPosition(),
                    "Column '" + column + "' needs DECIMAL(p,s) with 1 to " + DataType.MAX_DIGITS
                            + " digits p and s from 0 to p, for example DECIMAL(12,2).");
        }
        return DataType.decimal(precision, scale);
    }

    private List<String> primaryKey(String table, List<Column> columns, SqlNodeList key) {
        List<String> names = new ArrayList<>();
        long bytes = 0;
        for (SqlNode node : key) {
            String written = ((SqlIdentifier) node).getSimple();
            Column column = columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(written))
                    .findFirst()
                    .orElse(null);
            String name = column == null ? written : column.name();
            if (column == null) {
                throw new SqlMistake(
                        file,
                        node.getParserPosition(),
                        "PRIMARY KEY names '" + name + "', which table " + table
                                + " does not have. "
                                + Names.suggestion(
                                        name, columns.stream().map(Column::name).toList()));
            }
            if (column.nullable()) {
                throw new SqlMistake(
                        file,
                        node.getParserPosition(),
                        "PRIMARY KEY column '" + name
                                + "' must be NOT NULL: an event without it could not be told from another.");
            }
            if (names.contains(name)) {
                throw new SqlMistake(file, node.getParserPosition(), "PRIMARY KEY names '" + name + "' twice.");
            }
            names.add(name);
            bytes += KeySizes.bytes(column.type());
            if (bytes > KeySizes.MOST_BYTES) {
                throw new SqlMistake(
                        file,
                        node.getParserPosition(),
                        "PRIMARY KEY column '" + name + "' makes the key take up to " + bytes
                                + " bytes (four for each character of a text), but " + KeySizes.MOST_BYTES
                                + " is the most. Declare it shorter, as VARCHAR(" + DataType.DEFAULT_LENGTH + ").");
            }
        }
        return names;
    }
}
