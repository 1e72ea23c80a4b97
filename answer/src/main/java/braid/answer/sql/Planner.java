package braid.answer.sql;

import braid.answer.arithmetic.translation.ExactAggregates;
import braid.answer.arithmetic.translation.ExactConvertlets;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.chain.LongLists;
import braid.answer.sql.function.FunctionRewrite;
import braid.answer.sql.function.TextOrder;
import braid.answer.sql.function.TimeConvertlets;
import braid.answer.sql.function.time.TimeFunctions;
import braid.answer.sql.function.time.TimeLiterals;
import braid.answer.sql.function.time.TimeRefusals;
import braid.answer.sql.grouping.ConstantGroups;
import braid.answer.sql.grouping.GroupingSets;
import braid.answer.sql.grouping.SketchRollUp;
import braid.answer.sql.mistake.SqlMistakes;
import braid.answer.sql.mistake.StatementMarks;
import braid.answer.sql.parse.HidingValidator;
import braid.answer.sql.parse.StatementText;
import braid.answer.sql.refusal.NonAdditive;
import braid.answer.sql.refusal.TypelessValues;
import braid.answer.sql.refusal.UnsupportedClauses;
import braid.answer.sql.refusal.UnsupportedFunctions;
import braid.answer.sql.table.ArrayRows;
import braid.answer.sql.table.HiddenColumns;
import braid.answer.sql.table.ScanReader;
import braid.answer.sql.table.StatementCatalog;
import braid.answer.sql.type.Parameters;
import braid.answer.sql.type.SqlTypes;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.CancelFlag;

/**
 * Plans one statement: text in, a tree to run out. Every mistake is a {@link BadRequest} with line and column.
 *
 * <p>Each place where the statement reads a view becomes a table of its own, with the part of the condition above it that the stores
 * can check.
 */
final class Planner {
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

    private final StatementText text;
    private final SqlNode statement;
    private final HiddenColumns hidden;
    private final SqlMistakes mistakes;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private final CalciteSchema schema;
    private final CalciteCatalogReader catalog;
    private final RelOptCluster cluster;

    /** @param hidden the hidden columns that the statement names */
    private Planner(Pipeline pipeline, StatementText text, SqlNode statement, HiddenColumns hidden) {
        this.text = text;
        this.statement = statement;
        this.hidden = hidden;
        mistakes = new SqlMistakes(pipeline, text.select());
        StatementCatalog names = new StatementCatalog(pipeline, hidden);
        schema = names.schema();
        catalog = names.reader();
        VolcanoPlanner planner = new VolcanoPlanner(null, Contexts.of(names.config(), new CancelFlag(cancelled)));
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
        RelOptUtil.registerDefaultRules(planner, false, false);
        // It fails over inputs that are ordered in more than one way, as constants are.
        planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
        // Its rows have a form that a set operation around it does not expect.
        planner.removeRule(CoreRules.INTERSECT_TO_DISTINCT);
        cluster = RelOptCluster.create(planner, new RexBuilder(SqlTypes.FACTORY));
    }

    /** @throws BadRequest if the text is no SELECT */
    static Planner of(Pipeline pipeline, StatementText text) {
        SqlMistakes mistakes = new SqlMistakes(pipeline, text.select());
        return mistakes.explained(() -> {
            SqlNode statement = TimeLiterals.in(TimeFunctions.in(text.parse(mistakes, pipeline)));
            UnsupportedClauses.check(statement);
            return new Planner(pipeline, text, statement, HiddenColumns.namedIn(statement));
        });
    }

    /** To be set when the search for a plan has taken too long; it then ends. */
    AtomicBoolean cancelled() {
        return cancelled;
    }

    /** What the statement takes and yields, without running it. */
    Description describe() {
        return mistakes.explained(() -> {
            SqlValidator validator = new HidingValidator(catalog);
            SqlNode valid = validator.validate(statement);
            check(valid, validator);
            return new Description(
                    columns(validator.getValidatedNodeType(valid)), parameters(validator.getParameterRowType(valid)));
        });
    }

    /**
     * @param given the values of the statement's parameters, in order
     */
    Plan plan(List<?> given) {
        return mistakes.explained(() -> {
            SqlValidator validator = new HidingValidator(catalog);
            SqlNode valid = validator.validate(statement);
            check(valid, validator);
            List<ResultColumn> columns = columns(validator.getValidatedNodeType(valid));
            StatementMarks marks = StatementMarks.of(valid, columns.size(), text.select());
            mistakes.know(marks);
            List<DataType> types = parameters(validator.getParameterRowType(valid));
            Parameters parameters = Parameters.of(types, given);
            RelRoot root = converted(valid, validator);
            Set<Integer> free = parameters.free(root.rel);
            root = root.withRel(conditionsDown(parameters.without(free).bind(root.rel, cluster.getRexBuilder())));
            NonAdditive.check(root.rel);
            ScanReader scans = new ScanReader(cluster, schema, catalog);
            RelNode exact = ExactAggregates.of(SketchRollUp.of(root.rel), text.select());
            UnsupportedFunctions.check(exact, statement, text.select());
            RelNode read = TextOrder.in(withoutUnused(exact).accept(scans), cluster.getRexBuilder());
            LongLists lists = new LongLists(cluster.getRexBuilder());
            return new Plan(
                    optimize(lists.in(GroupingSets.in(read)), root),
                    types,
                    free,
                    schema,
                    scans.scans(),
                    lists.sets(),
                    marks,
                    root.fields.stream().map(Map.Entry::getKey).toList(),
                    columns);
        });
    }

    private static List<ResultColumn> columns(RelDataType row) {
        return row.getFieldList().stream().map(SqlTypes::column).toList();
    }

    private static List<DataType> parameters(RelDataType row) {
        return columns(row).stream().map(ResultColumn::type).toList();
    }

    private void check(SqlNode valid, SqlValidator validator) {
        TimeRefusals.check(valid, validator);
        TypelessValues.check(valid, validator, text.select());
    }

    private RelRoot converted(SqlNode valid, SqlValidator validator) {
        SqlToRelConverter converter = new SqlToRelConverter(
                null,
                validator,
                catalog,
                cluster,
                new TimeConvertlets(new ExactConvertlets(text.select()), text.select()),
                SqlToRelConverter.config().withExpand(false));
        RelRoot root = converter.convertQuery(valid, false, true);
        return root.withRel(run(Programs.subQuery(DefaultRelMetadataProvider.INSTANCE), root.rel));
    }

    private RelNode conditionsDown(RelNode tree) {
        return run(FILTERS_DOWN, decorrelated(FunctionRewrite.in(tree, cluster.getRexBuilder())));
    }

    /** Sub-queries that are computed once for all rows, where that can be done; else once for each. */
    private RelNode decorrelated(RelNode tree) {
        try {
            return RelDecorrelator.decorrelateQuery(ConstantGroups.in(tree, cluster.getRexBuilder()), builder());
        } catch (RuntimeException | AssertionError e) {
            return tree;
        }
    }

    /** With hidden columns it matters what a scan is looked at for: one that nobody asks for its layer is not taken apart. */
    private RelNode withoutUnused(RelNode tree) {
        return hidden.isEmpty() ? tree : run(FILTERS_DOWN, new RelFieldTrimmer(null, builder()).trim(tree));
    }

    private RelBuilder builder() {
        return SqlToRelConverter.config().getRelBuilderFactory().create(cluster, catalog);
    }

    /** The cheapest plan of what is asked, without a second try to decorrelate it. */
    private RelNode optimize(RelNode tree, RelRoot root) {
        RelTraitSet wanted = tree.getTraitSet()
                .replace(EnumerableConvention.INSTANCE)
                .replace(TextOrder.required(root.collation, tree.getRowType()))
                .simplify();
        RelNode trimmed = new RelFieldTrimmer(null, builder()).trim(tree);
        RelOptPlanner planner = cluster.getPlanner();
        RelNode converted = trimmed.getTraitSet().equals(wanted) ? trimmed : planner.changeTraits(trimmed, wanted);
        planner.setRoot(converted);
        return ArrayRows.in(run(Programs.calc(DefaultRelMetadataProvider.INSTANCE), planner.findBestExp()));
    }

    private RelNode run(Program program, RelNode tree) {
        return program.run(cluster.getPlanner(), tree, tree.getTraitSet(), List.of(), List.of());
    }
}
