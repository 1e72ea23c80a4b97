package braid.answer.sql.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.util.ImmutableBitSet;

/** Gives every place where a statement reads a view a table of its own, with what of the filter above it the stores can check. */
public final class ScanReader extends RelHomogeneousShuttle {
    private final RelOptCluster cluster;
    private final CalciteSchema schema;
    private final CalciteCatalogReader catalog;
    private final List<PlannedScan> scans = new ArrayList<>();
    private int constants;

    public ScanReader(RelOptCluster cluster, CalciteSchema schema, CalciteCatalogReader catalog) {
        this.cluster = cluster;
        this.schema = schema;
        this.catalog = catalog;
    }

    public List<PlannedScan> scans() {
        return List.copyOf(scans);
    }

    @Override
    public RelNode visit(LogicalProject project) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        RelNode input = project.getInput().stripped();
        if (input instanceof LogicalFilter filter && filter.getInput().stripped() instanceof TableScan scan) {
            ImmutableBitSet all = used.union(RelOptUtil.InputFinder.bits(filter.getCondition()));
            return project.copy(
                    project.getTraitSet(), List.of(filter.copy(filter.getTraitSet(), List.of(own(scan, filter, all)))));
        }
        return input instanceof TableScan scan
                ? project.copy(project.getTraitSet(), List.of(own(scan, null, used)))
                : super.visit(project);
    }

    @Override
    public RelNode visit(LogicalFilter filter) {
        return filter.getInput().stripped() instanceof TableScan scan
                ? filter.copy(filter.getTraitSet(), List.of(own(scan, filter, all(scan))))
                : super.visit(filter);
    }

    @Override
    public RelNode visit(TableScan scan) {
        return own(scan, null, all(scan));
    }

    @Override
    public RelNode visit(LogicalValues values) {
        if (values.getTuples().size() < ConstantTable.LONG || !ConstantTable.canHold(values)) {
            return values;
        }
        String name = "values#" + constants++;
        schema.add(name, new ConstantTable(values));
        return LogicalTableScan.create(cluster, catalog.getTable(List.of(name)), List.of());
    }

    private static ImmutableBitSet all(TableScan scan) {
        return ImmutableBitSet.range(scan.getRowType().getFieldCount());
    }

    private RelNode own(TableScan scan, LogicalFilter filter, ImmutableBitSet used) {
        ViewTable shared = scan.getTable().unwrap(ViewTable.class);
        if (shared == null) {
            return scan;
        }
        String name = shared.view().name() + "#" + scans.size();
        ViewTable table = new ViewTable(shared.view(), shared.hidden(), name);
        schema.add(name, table);
        scans.add(PlannedScan.of(table, used.asSet(), filter == null ? null : filter.getCondition()));
        return LogicalTableScan.create(cluster, catalog.getTable(List.of(name)), scan.getHints());
    }
}
