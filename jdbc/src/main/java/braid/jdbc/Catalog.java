package braid.jdbc;

import braid.answer.merge.RollUp;
import braid.answer.rows.RowShape;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.Meta.Pat;

/**
 * What {@link DatabaseMetaData} tells of the pipeline: one schema with its name, each view a table of type VIEW, the columns that
 * {@code SELECT *} gives. Rows are in the order that JDBC asks for.
 */
final class Catalog {
    static final String TABLE_TYPE = "VIEW";

    private final Pipeline pipeline;

    Catalog(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    String schema() {
        return pipeline.name();
    }

    MetaRows schemas(Pat schemas) {
        MetaRows rows = new MetaRows("TABLE_SCHEM", "TABLE_CATALOG");
        if (matches(schemas, pipeline.name())) {
            rows.add(pipeline.name(), null);
        }
        return rows;
    }

    MetaRows catalogs() {
        return new MetaRows("TABLE_CAT");
    }

    MetaRows tableTypes() {
        return new MetaRows("TABLE_TYPE").add(TABLE_TYPE);
    }

    /** @param types {@code null} for all */
    MetaRows tables(Pat schemas, Pat tables, List<String> types) {
        MetaRows rows = new MetaRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "REMARKS",
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "SELF_REFERENCING_COL_NAME",
                "REF_GENERATION");
        if (types != null && !types.contains(TABLE_TYPE)) {
            return rows;
        }
        for (View view : views(schemas, tables)) {
            rows.add(null, pipeline.name(), view.name(), TABLE_TYPE, remarks(view), null, null, null, null, null);
        }
        return rows;
    }

    MetaRows columns(Pat schemas, Pat tables, Pat columns) {
        MetaRows rows = new MetaRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "#DATA_TYPE",
                "TYPE_NAME",
                "#COLUMN_SIZE",
                "#BUFFER_LENGTH",
                "#DECIMAL_DIGITS",
                "#NUM_PREC_RADIX",
                "#NULLABLE",
                "REMARKS",
                "COLUMN_DEF",
                "#SQL_DATA_TYPE",
                "#SQL_DATETIME_SUB",
                "#CHAR_OCTET_LENGTH",
                "#ORDINAL_POSITION",
                "IS_NULLABLE",
                "SCOPE_CATALOG",
                "SCOPE_SCHEMA",
                "SCOPE_TABLE",
                "#SOURCE_DATA_TYPE",
                "IS_AUTOINCREMENT",
                "IS_GENERATEDCOLUMN");
        for (View view : views(schemas, tables)) {
            RowShape shape = new RowShape(view, RollUp.none(view));
            for (int i = 0; i < view.columns().size(); i++) {
                if (matches(columns, view.columns().get(i))) {
                    addColumn(rows, shape, i);
                }
            }
        }
        return rows;
    }

    private static String remark(View view, String column) {
        Measure measure = view.measure(column);
        return measure != null ? measure.aggregate().sql() : view.key(column) != null ? "key" : "window";
    }

    private void addColumn(MetaRows rows, RowShape shape, int index) {
        View view = shape.view();
        String name = view.columns().get(index);
        DataType type = shape.columns().get(index).type();
        boolean nullable = shape.isNullable(index);
        rows.add(
                null,
                pipeline.name(),
                view.name(),
                name,
                Columns.sqlType(type),
                type.toString(),
                Columns.size(type),
                null,
                type.kind() == DataType.Kind.DECIMAL || type.kind() == DataType.Kind.TIMESTAMP
                        ? Columns.scale(type)
                        : null,
                Columns.isNumber(type) ? 10 : null,
                nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                remark(view, name),
                null,
                null,
                null,
                type.kind() == DataType.Kind.VARCHAR ? type.precision() : null,
                index + 1,
                nullable ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    MetaRows types() {
        MetaRows rows = new MetaRows(
                "TYPE_NAME",
                "#DATA_TYPE",
                "#PRECISION",
                "LITERAL_PREFIX",
                "LITERAL_SUFFIX",
                "CREATE_PARAMS",
                "#NULLABLE",
                "?CASE_SENSITIVE",
                "#SEARCHABLE",
                "?UNSIGNED_ATTRIBUTE",
                "?FIXED_PREC_SCALE",
                "?AUTO_INCREMENT",
                "LOCAL_TYPE_NAME",
                "#MINIMUM_SCALE",
                "#MAXIMUM_SCALE",
                "#SQL_DATA_TYPE",
                "#SQL_DATETIME_SUB",
                "#NUM_PREC_RADIX");
        List<DataType> types = new ArrayList<>(List.of(
                DataType.BIGINT,
                DataType.decimal(DataType.MAX_DIGITS, 0),
                DataType.INTEGER,
                DataType.DOUBLE,
                DataType.VARCHAR,
                DataType.BOOLEAN,
                DataType.DATE,
                DataType.TIMESTAMP));
        types.sort(java.util.Comparator.comparing(Columns::sqlType));
        types.forEach(type -> addType(rows, type));
        return rows;
    }

    private static void addType(MetaRows rows, DataType type) {
        boolean text = type.kind() == DataType.Kind.VARCHAR;
        String prefix =
                switch (type.kind()) {
                    case VARCHAR -> "'";
                    case DATE, TIMESTAMP -> Columns.name(type) + " '";
                    default -> null;
                };
        rows.add(
                Columns.name(type),
                Columns.sqlType(type),
                Columns.size(type),
                prefix,
                prefix == null ? null : "'",
                null,
                DatabaseMetaData.typeNullable,
                text,
                DatabaseMetaData.typeSearchable,
                false,
                type.kind() == DataType.Kind.DECIMAL,
                false,
                Columns.name(type),
                0,
                type.kind() == DataType.Kind.DECIMAL ? DataType.MAX_DIGITS : 0,
                null,
                null,
                Columns.isNumber(type) ? 10 : null);
    }

    private static String remarks(View view) {
        return "Merged view over " + view.source().name()
                + (view.window().visible() ? ", windows of " + view.window().size() : ", all time");
    }

    private List<View> views(Pat schemas, Pat tables) {
        return matches(schemas, pipeline.name())
                ? pipeline.views().stream()
                        .filter(view -> matches(tables, view.name()))
                        .sorted(java.util.Comparator.comparing(View::name))
                        .toList()
                : List.of();
    }

    /**
     * Whether a pattern of JDBC ({@code %}, {@code _}, {@code \} before one that is meant) fits; none fits all. Capitals do not matter:
     * Avatica's driver says that names are kept in capitals, and tools turn what a user types into them.
     */
    static boolean matches(Pat pattern, String name) {
        if (pattern == null || pattern.s == null) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        boolean escaped = false;
        for (char c : pattern.s.toCharArray()) {
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            regex.append(!escaped && c == '%' ? ".*" : !escaped && c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            escaped = false;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(name)
                .matches();
    }
}
