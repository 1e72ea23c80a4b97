package braid.jdbc.metadata;

import braid.answer.merge.RollUp;
import braid.answer.rows.column.RowShape;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.Meta.Pat;
import org.apache.calcite.avatica.MetaImpl.MetaCatalog;
import org.apache.calcite.avatica.MetaImpl.MetaColumn;
import org.apache.calcite.avatica.MetaImpl.MetaSchema;
import org.apache.calcite.avatica.MetaImpl.MetaTable;
import org.apache.calcite.avatica.MetaImpl.MetaTableType;

/**
 * What {@link DatabaseMetaData} tells of the pipeline: one schema with its name, each view a table of type VIEW, the columns that
 * {@code SELECT *} gives. Rows are in the order that JDBC asks for.
 */
public final class Catalog {
    public static final String TABLE_TYPE = "VIEW";

    private final Pipeline pipeline;

    public Catalog(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public String schema() {
        return pipeline.name();
    }

    public MetaRows schemas(Pat schemas) {
        MetaRows rows = new MetaRows(MetaSchema.class);
        if (matches(schemas, pipeline.name())) {
            rows.add(pipeline.name(), null);
        }
        return rows;
    }

    public MetaRows catalogs() {
        return new MetaRows(MetaCatalog.class);
    }

    public MetaRows tableTypes() {
        return new MetaRows(MetaTableType.class).add(TABLE_TYPE);
    }

    /** @param types {@code null} for all */
    public MetaRows tables(Pat schemas, Pat tables, List<String> types) {
        MetaRows rows = new MetaRows(MetaTable.class);
        if (types != null && !types.contains(TABLE_TYPE)) {
            return rows;
        }
        for (View view : views(schemas, tables)) {
            rows.add(null, pipeline.name(), view.name(), TABLE_TYPE, remarks(view), null, null, null, null, null);
        }
        return rows;
    }

    public MetaRows columns(Pat schemas, Pat tables, Pat columns) {
        MetaRows rows = new MetaRows(MetaColumn.class);
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
