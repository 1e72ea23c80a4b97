package braid.serving.sql;

import braid.core.view.Pipeline;
import braid.serving.merge.Deadline;
import braid.serving.merge.LimitExceeded;
import braid.serving.merge.MergedReader;
import braid.serving.rows.BadRequest;
import braid.serving.rows.RowsAnswer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers SELECT statements over merged views. All views that a statement reads are read at one coverage, before it runs; it can only
 * read. Safe for use by several threads.
 */
public final class SqlService {
    private final Pipeline pipeline;
    private final MergedReader reader;
    private final SqlLimits limits;
    private final Clock clock;
    private final Semaphore running;

    public SqlService(Pipeline pipeline, MergedReader reader, SqlLimits limits, Clock clock) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.running = new Semaphore(limits.queries());
    }

    /**
     * What a statement takes and yields, without running it.
     *
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     */
    public Description describe(String sql) {
        StatementText text = StatementText.of(sql);
        Description description = Planner.of(pipeline, text).describe();
        return text.explained() ? new Description(Explanation.COLUMNS, description.parameters()) : description;
    }

    /** Runs a statement without parameters. */
    public RowsAnswer answer(String sql) {
        return answer(sql, List.of());
    }

    /**
     * Runs a statement. With EXPLAIN before it the answer is what it took, instead of what it yields.
     *
     * @param parameters the value of each {@code ?} in the statement, in order: text, numbers, booleans or {@code null}
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     * @throws LimitExceeded if it takes more than it may, or as many statements as may are running
     */
    public RowsAnswer answer(String sql, List<?> parameters) {
        return permitted(() -> {
            StatementText text = StatementText.of(sql);
            Planner planner = Planner.of(pipeline, text);
            Plan plan = planner.plan(parameters);
            Deadline deadline = Deadline.in(limits.time());
            Execution execution =
                    Execution.of(plan, reader, limits, deadline, new StatementContext(planner.schema(), clock));
            return text.explained()
                    ? Explanation.of(plan, execution, reader, deadline)
                    : new RowsAnswer(
                            null,
                            plan.columns(),
                            execution.rows(),
                            null,
                            execution.read().coverage(),
                            null);
        });
    }

    private <T> T permitted(Supplier<T> work) {
        if (!running.tryAcquire()) {
            throw LimitExceeded.queries(limits.queries());
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
