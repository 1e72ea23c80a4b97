package braid.answer.sql.dialect;

import braid.answer.merge.RollUp;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.column.RowShape;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** The standard's INFORMATION_SCHEMA: what views and columns there are, as tables. The catalog and the schema are the pipeline. */
public final class InformationSchema {
    static final String NAME = "information_schema";
    private static final List<String> TABLES = List.of("table_catalog", "table_schema", "table_name", "table_type");
    private static final List<String> SCHEMATA = List.of("catalog_name", "schema_name");
    private static final List<String> COLUMNS = List.of(
            "table_catalog",
            "table_schema",
            "table_name",
            "column_name",
            "ordinal_position",
            "is_nullable",
            "data_type",
            "character_maximum_length",
            "numeric_precision",
            "numeric_scale",
            "datetime_precision");

    private InformationSchema() {}

    /** Adds its tables to those of a statement. */
    public static void addTo(CalciteSchema root, Pipeline pipeline) {
        CalciteSchema schema = root.add(NAME, new AbstractSchema());
        String name = pipeline.name();
        List<Object[]> tables = new ArrayList<>();
        List<Object[]> columns = new ArrayList<>();
        for (View view : pipeline.views()) {
            tables.add(new Object[] {name, name, view.name(), "VIEW"});
            columns.addAll(columns(name, view));
        }
        schema.add("schemata", new Rows(SCHEMATA, List.<Object[]>of(new Object[] {name, name})));
        schema.add("tables", new Rows(TABLES, tables));
        schema.add("columns", new Rows(COLUMNS, columns));
    }

    private static List<Object[]> columns(String schema, View view) {
        RowShape shape = new RowShape(view, RollUp.none(view));
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < shape.columns().size(); i++) {
            ResultColumn column = shape.columns().get(i);
            DataType type = column.type();
            boolean decimal = type.kind() == DataType.Kind.DECIMAL;
            rows.add(new Object[] {
                schema,
                schema,
                view.name(),
                column.name(),
                i + 1,
                shape.isNullable(i) ? "YES" : "NO",
                type.kind().name(),
                type.kind() == DataType.Kind.VARCHAR && type.precision() > 0 ? type.precision() : null,
                decimal ? type.precision() : null,
                decimal ? type.scale() : null,
                type.kind() == DataType.Kind.TIMESTAMP ? 3 : null
            });
        }
        return rows;
    }

    /** Constant rows; texts, or numbers where a name says a position, length, precision or scale. */
    private static final class Rows extends AbstractTable implements ScannableTable {
        private final List<String> names;
        private final List<Object[]> rows;

        Rows(List<String> names, List<Object[]> rows) {
            this.names = names;
            this.rows = rows;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            RelDataTypeFactory.Builder builder = factory.builder();
            for (String name : names) {
                SqlTypeName type = name.matches(".*_(position|length|precision|scale)")
                        ? SqlTypeName.INTEGER
                        : SqlTypeName.VARCHAR;
                builder.add(name, factory.createTypeWithNullability(factory.createSqlType(type), true));
            }
            return builder.build();
        }

        @Override
        public Enumerable<Object[]> scan(DataContext root) {
            return Linq4j.asEnumerable(rows);
        }
    }
}
