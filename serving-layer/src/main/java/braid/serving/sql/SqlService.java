package braid.serving.sql;

import braid.core.view.Pipeline;
import braid.serving.merge.Deadline;
import braid.serving.merge.LimitExceeded;
import braid.serving.merge.MergedReader;
import braid.serving.rows.Asked;
import braid.serving.rows.BadRequest;
import braid.serving.rows.RowsAnswer;
import java.time.Duration;
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
    private final Semaphore running;

    public SqlService(Pipeline pipeline, MergedReader reader, SqlLimits limits) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.limits = limits;
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
        return answer(sql, parameters, null);
    }

    /**
     * The same, waiting first until the answer shows all that the log holds now.
     *
     * @param maxStaleness how long to wait at most; {@code null} for not at all
     * @throws braid.serving.merge.TooStale if that takes longer
     */
    public RowsAnswer answer(String sql, List<?> parameters, Duration maxStaleness) {
        return permitted(() -> {
            StatementText text = StatementText.of(sql);
            Planner planner = Planner.of(pipeline, text);
            Plan plan = planner.plan(parameters);
            if (maxStaleness != null) {
                reader.awaitLogEnd(plan.sources(), maxStaleness);
            }
            Asked asked = new Asked.Sql(sql, parameters);
            Deadline deadline = Deadline.in(limits.time());
            Execution execution = Execution.of(plan, reader, limits, deadline, planner.schema());
            return text.explained()
                    ? Explanation.of(plan, execution, reader, deadline, asked)
                    : new RowsAnswer(
                            null,
                            plan.columns(),
                            execution.rows(),
                            null,
                            execution.read().coverage(),
                            asked,
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
