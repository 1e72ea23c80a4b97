package braid.serving.sql;

import braid.core.view.DataType;
import braid.serving.merge.Answer;
import braid.serving.merge.Deadline;
import braid.serving.merge.Layer;
import braid.serving.merge.LimitExceeded;
import braid.serving.merge.MergedReader;
import braid.serving.rows.BadRequest;
import braid.serving.rows.ResultColumn;
import braid.serving.sql.Plan.PlannedScan;
import braid.serving.sql.function.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;

/**
 * A plan that has been run.
 *
 * @param read what was read for it
 * @param rows of the answer
 * @param running the time that the plan took over what was read
 * @param allocated bytes of memory that it allocated meanwhile, most of them for a moment
 */
record Execution(Answer read, List<Object[]> rows, Duration running, long allocated) {
    static Execution of(
            Plan plan, MergedReader reader, Layer layer, SqlLimits limits, Deadline deadline, CalciteSchema schema) {
        Answer answer = reader.read(plan.reads(), layer, deadline);
        StatementContext context =
                new StatementContext(schema, answer.coverage().coverage().generatedAt());
        long begun = System.nanoTime();
        RunGuard guard = new RunGuard(deadline, limits.bytes(), answer.held(), Heap::isShort);
        for (int i = 0; i < plan.scans().size(); i++) {
            PlannedScan scan = plan.scans().get(i);
            scan.table().fill(new ViewRows(answer.groups().get(i), scan, guard));
        }
        List<Object[]> rows = run(plan, limits.rows(), guard, context);
        return new Execution(answer, rows, Duration.ofNanos(System.nanoTime() - begun), guard.allocated());
    }

    private static List<Object[]> run(Plan plan, int most, RunGuard guard, StatementContext context) {
        List<Object[]> rows = new ArrayList<>();
        try (Enumerator<?> each = compile(plan, context).bind(context).enumerator()) {
            while (each.moveNext()) {
                if (rows.size() == most) {
                    throw LimitExceeded.rows(most);
                }
                Object[] row = row(plan, each.current());
                guard.keeps(row);
                rows.add(row);
            }
        } catch (LimitExceeded e) {
            throw e;
        } catch (RuntimeException | ExceptionInInitializerError e) {
            // The constants of a plan are computed when its class is initialized.
            throw failed(e);
        }
        return rows;
    }

    private static Bindable<?> compile(Plan plan, StatementContext context) {
        return EnumerableInterpretable.toBindable(
                context.values(), null, (EnumerableRel) plan.tree(), EnumerableRel.Prefer.ARRAY);
    }

    /** What goes wrong while a plan runs over rows in memory is the statement's doing: a division by zero, a cast that fails. */
    private static RuntimeException failed(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof LimitExceeded limit
                ? limit
                : new BadRequest("The statement failed while it ran: "
                        + (root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage()));
    }

    private static Object[] row(Plan plan, Object current) {
        List<ResultColumn> columns = plan.columns();
        Object[] all = current instanceof Object[] many ? many : new Object[] {current};
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            int field = plan.fields().get(i);
            row[i] = canonical(columns.get(i).type(), Shown.value(plan.type(field), all[field]));
        }
        return row;
    }

    /** The one form that a value of this type has in memory. */
    private static Object canonical(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DECIMAL -> decimal(type, value);
            case INTEGER, DATE -> ((Number) value).intValue();
            case BIGINT, TIMESTAMP -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case VARCHAR -> value.toString();
            default -> value;
        };
    }

    private static BigDecimal decimal(DataType type, Object value) {
        BigDecimal decimal = value instanceof BigDecimal big ? big : new BigDecimal(value.toString());
        return decimal.setScale(type.scale(), RoundingMode.HALF_UP);
    }
}
