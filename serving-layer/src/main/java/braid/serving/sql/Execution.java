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
import java.util.regex.Pattern;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plan that has been run.
 *
 * @param read what was read for it
 * @param rows of the answer
 * @param running the time that the plan took over what was read
 * @param allocated bytes of memory that it allocated meanwhile, most of them for a moment
 */
record Execution(Answer read, List<Object[]> rows, Duration running, long allocated) {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    /** What the compiler says of a method that is longer than a class file can hold. */
    private static final Pattern TOO_LONG = Pattern.compile("grows beyond 64 KB|too large|too many constants");

    static Execution of(
            Plan plan, MergedReader reader, Layer layer, SqlLimits limits, Deadline deadline, CalciteSchema schema) {
        Answer answer = reader.read(plan.reads(), layer, deadline);
        StatementContext context =
                new StatementContext(schema, answer.coverage().coverage().generatedAt(), plan.sets());
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
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // The constants of a plan are computed when its class is initialized, and fail with a LinkageError.
            throw failed(plan, e);
        }
        return rows;
    }

    private static Bindable<?> compile(Plan plan, StatementContext context) {
        return EnumerableInterpretable.toBindable(
                context.values(), null, (EnumerableRel) plan.tree(), EnumerableRel.Prefer.ARRAY);
    }

    /** What goes wrong while a plan runs over rows in memory is the statement's doing: a division by zero, a cast that fails. */
    private static RuntimeException failed(Plan plan, Throwable e) {
        Throwable root = SqlMistakes.root(e);
        if (root instanceof LimitExceeded || root instanceof BadRequest) {
            return (RuntimeException) root;
        }
        if (root instanceof StackOverflowError) {
            return SqlMistakes.tooDeep();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (TOO_LONG.matcher(message).find()) {
            return SqlMistakes.tooLong();
        }
        boolean compiling = e.getMessage() != null && e.getMessage().startsWith("Error while compiling");
        if (compiling || SqlMistakes.isInternal(root)) {
            LOG.info("A statement's plan cannot be run", e);
            return SqlMistakes.noPlan();
        }
        return message.equals("more than one value in agg SINGLE_VALUE")
                ? SqlMistakes.manyRows(plan.values())
                : new BadRequest("The statement failed while it ran: " + message);
    }

    private static Object[] row(Plan plan, Object current) {
        List<ResultColumn> columns = plan.columns();
        Object[] all = current instanceof Object[] many ? many : new Object[] {current};
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            int field = plan.fields().get(i);
            row[i] = canonical(columns.get(i), Shown.value(plan.type(field), all[field]));
        }
        return row;
    }

    /** The one form that a value of this type has in memory. */
    private static Object canonical(ResultColumn column, Object value) {
        if (value == null) {
            return null;
        }
        return switch (column.type().kind()) {
            case DECIMAL -> decimal(column, value);
            case INTEGER, DATE -> ((Number) value).intValue();
            case BIGINT, TIMESTAMP -> ((Number) value).longValue();
            case DOUBLE -> finite(column, ((Number) value).doubleValue());
            case VARCHAR -> value.toString();
            default -> value;
        };
    }

    private static BigDecimal decimal(ResultColumn column, Object value) {
        DataType type = column.type();
        BigDecimal decimal = value instanceof BigDecimal big ? big : new BigDecimal(value.toString());
        BigDecimal rounded = decimal.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > DataType.MAX_DIGITS) {
            throw new BadRequest(
                    "Column '" + column.name() + "' is " + decimal.toPlainString() + " in a row, and a DECIMAL has "
                            + DataType.MAX_DIGITS + " digits, " + type.scale()
                            + " of them behind the point here. CAST to fewer digits behind the point, or AS DOUBLE.");
        }
        return SqlTypes.isQuotient(type) ? withoutZeros(rounded) : rounded;
    }

    private static Double finite(ResultColumn column, double value) {
        if (!Double.isFinite(value)) {
            throw new BadRequest(
                    "Column '" + column.name() + "' is " + value + " in a row: arithmetic on DOUBLE has left what it"
                            + " can hold. Leave such rows out with a condition, or make them NULL with CASE or NULLIF.");
        }
        return value;
    }

    private static BigDecimal withoutZeros(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
