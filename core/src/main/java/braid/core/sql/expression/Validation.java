package braid.core.sql.expression;

import braid.core.sql.type.ExactTypes;
import braid.core.sql.type.TextFunctions;
import braid.core.sql.type.Types;
import braid.core.view.Source;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Calcite's validator and converter over the sources of one file. */
public final class Validation {
    /** Java's own strings, numbers and longs, with {@link ExactTypes}. */
    static final JavaTypeFactory TYPES = Types.factory();

    private final CalciteCatalogReader catalog;

    public Validation(List<Source> sources) {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        for (Source source : sources) {
            root.add(source.name(), new AbstractTable() {
                @Override
                public RelDataType getRowType(RelDataTypeFactory factory) {
                    return Types.rowType(factory, source);
                }
            });
        }
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        catalog = new CalciteCatalogReader(root, List.of(), TYPES, new CalciteConnectionConfigImpl(properties));
    }

    /** Checks names and types of a query as it was written. */
    public void validate(SqlNode query) {
        validator(SqlStdOperatorTable.instance()).validate(query);
    }

    /** Types expressions over a source's row; every input reference is the column's position. */
    public List<RexNode> type(Source source, List<SqlNode> expressions) {
        SqlParserPos at = SqlParserPos.ZERO;
        SqlNodeList list = new SqlNodeList(at);
        for (int i = 0; i < expressions.size(); i++) {
            SqlIdentifier name = new SqlIdentifier("e" + i, at);
            list.add(SqlStdOperatorTable.AS.createCall(
                    expressions.get(i).getParserPosition(), expressions.get(i), name));
        }
        if (list.isEmpty()) {
            return List.of();
        }
        SqlSelect select = new SqlSelect(
                at,
                null,
                list,
                new SqlIdentifier(source.name(), at),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        SqlValidator validator =
                validator(SqlOperatorTables.chain(SqlStdOperatorTable.instance(), TextFunctions.TABLE));
        RexBuilder builder = new RexBuilder(TYPES);
        RelOptCluster cluster = RelOptCluster.create(new VolcanoPlanner(), builder);
        SqlToRelConverter converter = new SqlToRelConverter(
                (rowType, query, schema, view) -> null,
                validator,
                catalog,
                cluster,
                StandardConvertletTable.INSTANCE,
                SqlToRelConverter.config()
                        .withInSubQueryThreshold(Integer.MAX_VALUE)
                        .withRelBuilderConfigTransform(
                                c -> c.withSimplify(false).withBloat(-1)));
        RelNode rel = converter.convertQuery(validator.validate(select), false, true).rel;
        RexNormal normal = new RexNormal(builder);
        return ((Project) rel)
                .getProjects().stream()
                        .map(node -> RexUtil.expandSearch(builder, null, node))
                        .map(normal::apply)
                        .toList();
    }

    private SqlValidator validator(SqlOperatorTable operators) {
        return SqlValidatorUtil.newValidator(
                operators, catalog, TYPES, SqlValidator.Config.DEFAULT.withIdentifierExpansion(true));
    }
}
