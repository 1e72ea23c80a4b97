package braid.answer.sql;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.merge.Layer;
import braid.answer.read.Answer;
import braid.answer.read.MergedReader;
import braid.answer.rows.column.ResultColumn;
import braid.answer.sql.function.time.ShownInterval;
import braid.answer.sql.mistake.RunFailure;
import braid.answer.sql.table.PlannedScan;
import braid.answer.sql.table.RunGuard;
import braid.answer.sql.table.ViewRows;
import braid.answer.sql.type.Parameters;
import braid.answer.sql.type.SqlTypes;
import braid.answer.sql.type.StatementContext;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;

/**
 * A plan that has been run.
 *
 * @param scans what was asked of each view
 * @param read what was read for it
 * @param rows of the answer
 * @param running the time that the plan took over what was read
 * @param allocated bytes of memory that it allocated meanwhile, most of them for a moment
 */
record Execution(List<Scan> scans, Answer read, List<Object[]> rows, Duration running, long allocated) {
    static Execution of(
            CompiledPlan plan,
            Parameters parameters,
            MergedReader reader,
            Layer layer,
            SqlLimits limits,
            Deadline deadline) {
        Parameters free = parameters.only(plan.free());
        List<PlannedScan> places =
                plan.scans().stream().map(scan -> scan.with(free)).toList();
        List<Scan> scans = places.stream().map(PlannedScan::scan).toList();
        Answer answer = reader.read(scans, layer, deadline);
        StatementContext context =
                new StatementContext(plan.schema(), answer.coverage().coverage().generatedAt(), plan.constants());
        free.values().forEach((place, value) -> context.put("?" + place, value));
        long begun = System.nanoTime();
        RunGuard guard = new RunGuard(deadline, limits.bytes(), answer.held(), Heap::isShort);
        for (int i = 0; i < places.size(); i++) {
            ViewRows rows = new ViewRows(answer.groups().get(i), places.get(i), guard);
            context.put(places.get(i).table().name(), rows);
        }
        List<Object[]> rows = run(plan, limits.rows(), guard, context);
        return new Execution(scans, answer, rows, Duration.ofNanos(System.nanoTime() - begun), guard.allocated());
    }

    private static List<Object[]> run(CompiledPlan plan, int most, RunGuard guard, StatementContext context) {
        List<Object[]> rows = new ArrayList<>();
        try (Enumerator<?> each = plan.code().bind(context).enumerator()) {
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
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // The constants of a plan are computed when its class is initialized, and fail with a LinkageError.
            throw RunFailure.of(e, plan.marks());
        }
        return rows;
    }

    private static Object[] row(CompiledPlan plan, Object current) {
        List<ResultColumn> columns = plan.columns();
        Object[] all = current instanceof Object[] many ? many : new Object[] {current};
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            int field = plan.fields().get(i);
            row[i] = canonical(
                    columns.get(i),
                    plan.marks().columns().get(i),
                    ShownInterval.value(plan.types().get(field), all[field]));
        }
        return row;
    }

    /** The one form that a value of this type has in memory. */
    private static Object canonical(ResultColumn column, StatementPlace place, Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type().kind()) {
            case DECIMAL -> decimal(column, place, value);
            case INTEGER, DATE -> ((Number) value).intValue();
            case BIGINT, TIMESTAMP -> ((Number) value).longValue();
            case DOUBLE -> finite(column, place, ((Number) value).doubleValue());
            case VARCHAR -> value.toString();
            default -> value;
        };
    }

    private static BigDecimal decimal(ResultColumn column, StatementPlace place, Object value) {
        DataType type = column.type();
        BigDecimal decimal = value instanceof BigDecimal big ? big : new BigDecimal(value.toString());
        BigDecimal rounded = decimal.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > DataType.MAX_DIGITS) {
            throw place.refuse(
                    "column '" + column.name() + "' is " + decimal.toPlainString() + " in a row, and a DECIMAL has "
                            + DataType.MAX_DIGITS + " digits, " + type.scale()
                            + " of them behind the point here. CAST to fewer digits behind the point, or AS DOUBLE.");
        }
        return SqlTypes.isQuotient(type) ? withoutZeros(rounded) : rounded;
    }

    private static Double finite(ResultColumn column, StatementPlace place, double value) {
        if (!Double.isFinite(value)) {
            throw place.refuse(
                    "column '" + column.name() + "' is " + value + " in a row: arithmetic on DOUBLE has left what it"
                            + " can hold. Leave such rows out with a condition, or make them NULL with CASE or NULLIF.");
        }
        return value;
    }

    private static BigDecimal withoutZeros(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
