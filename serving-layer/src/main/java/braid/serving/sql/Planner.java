package braid.serving.sql;

import braid.core.view.DataType;
import braid.core.view.Pipeline;
import braid.serving.rows.BadRequest;
import braid.serving.rows.ResultColumn;
import braid.serving.sql.Plan.PlannedScan;
import braid.storage.RowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.tools.RelBuilder;

/**
 * Plans one statement: text in, a tree to run out. Every mistake is a {@link BadRequest} with line and column.
 *
 * <p>Each place where the statement reads a view becomes a table of its own, with the part of the condition above it that the stores
 * can check.
 */
final class Planner {
    private static final SqlParser.Config PARSER = SqlParser.config()
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withCaseSensitive(true);

    private static final SqlOperatorTable OPERATORS =
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL);

    /** Brings conditions as close to the views as they go. */
    private static final Program FILTERS_DOWN = Programs.hep(
            List.of(
                    CoreRules.FILTER_INTO_JOIN,
                    CoreRules.JOIN_CONDITION_PUSH,
                    CoreRules.FILTER_PROJECT_TRANSPOSE,
                    CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                    CoreRules.FILTER_SET_OP_TRANSPOSE,
                    CoreRules.FILTER_WINDOW_TRANSPOSE,
                    CoreRules.FILTER_MERGE),
            true,
            DefaultRelMetadataProvider.INSTANCE);

    private final SqlMistakes mistakes;
    /** The tables that this statement reads from, one for each place of it. */
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);

    private final CalciteCatalogReader catalog;
    private final RelOptCluster cluster;
    private final List<PlannedScan> scans = new ArrayList<>();

    Planner(Pipeline pipeline) {
        mistakes = new SqlMistakes(pipeline);
        CalciteSchema views = schema.add(pipeline.name(), new AbstractSchema());
        pipeline.views().forEach(view -> views.add(view.name(), new ViewTable(view)));
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        CalciteConnectionConfigImpl config = new CalciteConnectionConfigImpl(properties);
        catalog = new CalciteCatalogReader(schema, List.of(pipeline.name()), SqlTypes.FACTORY, config);
        VolcanoPlanner planner = new VolcanoPlanner(null, Contexts.of(config));
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
        RelOptUtil.registerDefaultRules(planner, false, false);
        cluster = RelOptCluster.create(planner, new RexBuilder(SqlTypes.FACTORY));
    }

    /** The tables of the statement, which its plan reads from. */
    CalciteSchema schema() {
        return schema;
    }

    /** What a statement takes and yields, without running it. */
    Description describe(String sql) {
        SqlNode statement = parse(sql);
        try {
            SqlValidator validator = validator();
            SqlNode valid = validator.validate(statement);
            return new Description(
                    columns(validator.getValidatedNodeType(valid)), parameters(validator.getParameterRowType(valid)));
        } catch (RuntimeException e) {
            throw mistakes.of(e);
        }
    }

    /**
     * @param parameters the values of the statement's parameters, in order
     */
    Plan plan(String sql, List<?> parameters) {
        SqlNode statement = parse(sql);
        try {
            RelRoot root = convert(statement, parameters);
            NonAdditive.check(root.rel);
            RelNode read = root.rel.accept(new ScanReader());
            return new Plan(
                    optimize(read, root),
                    List.copyOf(scans),
                    root.fields.stream().map(Map.Entry::getKey).toList(),
                    columns(root.validatedRowType));
        } catch (BadRequest e) {
            throw e;
        } catch (RuntimeException e) {
            throw mistakes.of(e);
        }
    }

    private SqlNode parse(String sql) {
        SqlNode statement;
        try {
            statement = SqlParser.create(sql.stripTrailing().replaceFirst(";$", ""), PARSER)
                    .parseQuery();
        } catch (SqlParseException e) {
            throw mistakes.of(e, sql);
        }
        if (!statement.getKind().belongsTo(SqlKind.QUERY)) {
            throw SqlMistakes.notSelect(statement);
        }
        return statement;
    }

    private SqlValidator validator() {
        return SqlValidatorUtil.newValidator(
                OPERATORS, catalog, SqlTypes.FACTORY, SqlValidator.Config.DEFAULT.withIdentifierExpansion(true));
    }

    private static List<ResultColumn> columns(RelDataType row) {
        return row.getFieldList().stream().map(SqlTypes::column).toList();
    }

    private static List<DataType> parameters(RelDataType row) {
        return columns(row).stream().map(ResultColumn::type).toList();
    }

    private RelRoot convert(SqlNode statement, List<?> given) {
        SqlValidator validator = validator();
        SqlNode valid = validator.validate(statement);
        Parameters parameters = Parameters.of(parameters(validator.getParameterRowType(valid)), given);
        SqlToRelConverter converter = new SqlToRelConverter(
                null,
                validator,
                catalog,
                cluster,
                StandardConvertletTable.INSTANCE,
                SqlToRelConverter.config().withExpand(false));
        RelRoot root = converter.convertQuery(valid, false, true);
        RelNode flat = parameters.bind(
                run(Programs.subQuery(DefaultRelMetadataProvider.INSTANCE), root.rel), cluster.getRexBuilder());
        RelBuilder builder = SqlToRelConverter.config().getRelBuilderFactory().create(cluster, catalog);
        RelNode decorrelated = RelDecorrelator.decorrelateQuery(flat, builder);
        return root.withRel(run(FILTERS_DOWN, decorrelated));
    }

    private RelNode optimize(RelNode tree, RelRoot root) {
        return Programs.standard()
                .run(
                        cluster.getPlanner(),
                        tree,
                        tree.getTraitSet()
                                .replace(EnumerableConvention.INSTANCE)
                                .replace(root.collation)
                                .simplify(),
                        List.of(),
                        List.of());
    }

    private RelNode run(Program program, RelNode tree) {
        return program.run(cluster.getPlanner(), tree, tree.getTraitSet(), List.of(), List.of());
    }

    /** Gives every scan a table of its own, with what of the filter above it the stores can check. */
    private final class ScanReader extends RelHomogeneousShuttle {
        @Override
        public RelNode visit(LogicalFilter filter) {
            if (filter.getInput().stripped() instanceof TableScan scan) {
                return filter.copy(filter.getTraitSet(), List.of(own(scan, filter)));
            }
            return super.visit(filter);
        }

        @Override
        public RelNode visit(TableScan scan) {
            return own(scan, null);
        }

        private RelNode own(TableScan scan, Filter filter) {
            ViewTable shared = scan.getTable().unwrap(ViewTable.class);
            ViewTable table = new ViewTable(shared.view());
            RowFilter pushed =
                    filter == null ? RowFilter.ALL : Pushdown.of(table, filter.getCondition(), cluster.getRexBuilder());
            String name = table.view().name() + "#" + scans.size();
            schema.add(name, table);
            scans.add(new PlannedScan(table, pushed));
            return LogicalTableScan.create(cluster, catalog.getTable(List.of(name)), scan.getHints());
        }
    }
}
