package braid.serving.sql;

import braid.core.view.DataType;
import braid.core.view.Pipeline;
import braid.serving.merge.Answer;
import braid.serving.merge.Deadline;
import braid.serving.merge.Layer;
import braid.serving.merge.MergedReader;
import braid.serving.merge.RollUp;
import braid.serving.merge.Scan;
import braid.serving.rows.BadRequest;
import braid.serving.rows.ResultColumn;
import braid.serving.rows.RowsAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;

/**
 * Answers SELECT statements over merged views. All views that a statement reads are read at one coverage, before it runs; it can only
 * read. Safe for use by several threads.
 */
public final class SqlService {
    private final Pipeline pipeline;
    private final MergedReader reader;
    private final Duration timeout;
    private final int mostRows;
    private final Clock clock;

    /**
     * @param timeout for reading and running a statement
     * @param mostRows rows that an answer may have
     */
    public SqlService(Pipeline pipeline, MergedReader reader, Duration timeout, int mostRows, Clock clock) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.timeout = timeout;
        this.mostRows = mostRows;
        this.clock = clock;
    }

    /**
     * What a statement takes and yields, without running it.
     *
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     */
    public Description describe(String sql) {
        return new Planner(pipeline).describe(sql);
    }

    /** Runs a statement without parameters. */
    public RowsAnswer answer(String sql) {
        return answer(sql, List.of());
    }

    /**
     * Runs a statement.
     *
     * @param parameters the value of each {@code ?} in the statement, in order: text, numbers, booleans or {@code null}
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     * @throws TimedOut if it takes too long
     */
    public RowsAnswer answer(String sql, List<?> parameters) {
        Planner planner = new Planner(pipeline);
        Plan plan = planner.plan(sql, parameters);
        Deadline deadline = Deadline.in(timeout);
        List<Scan> scans = plan.scans().stream()
                .map(scan -> new Scan(
                        scan.table().view(),
                        scan.filter(),
                        RollUp.none(scan.table().view())))
                .toList();
        Answer answer = reader.read(scans, Layer.MERGED, deadline);
        for (int i = 0; i < scans.size(); i++) {
            ViewTable table = plan.scans().get(i).table();
            table.fill(new TimedRows(answer.groups().get(i), table.shape(), deadline));
        }
        StatementContext context = new StatementContext(planner.schema(), clock);
        return new RowsAnswer(null, plan.columns(), run(plan, context, deadline), null, answer.coverage(), null);
    }

    private List<Object[]> run(Plan plan, StatementContext context, Deadline deadline) {
        List<Object[]> rows = new ArrayList<>();
        try (Enumerator<?> each = compile(plan, context).bind(context).enumerator()) {
            while (each.moveNext()) {
                if (rows.size() == mostRows) {
                    throw new BadRequest("The answer has more than " + mostRows
                            + " rows. Add LIMIT or a condition, or raise serving.max.rows (BRAID_SERVING_MAX_ROWS).");
                }
                if (deadline.isPast()) {
                    throw new TimedOut(timeout);
                }
                rows.add(row(plan, each.current()));
            }
        } catch (TimedOut | BadRequest e) {
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
        return root instanceof TimedOut timedOut
                ? timedOut
                : new BadRequest("The statement failed while it ran: "
                        + (root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage()));
    }

    private static Object[] row(Plan plan, Object current) {
        List<ResultColumn> columns = plan.columns();
        Object[] all = current instanceof Object[] many ? many : new Object[] {current};
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = canonical(columns.get(i).type(), all[plan.fields().get(i)]);
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
