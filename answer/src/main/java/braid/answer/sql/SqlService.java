package braid.answer.sql;

import braid.answer.limit.Admission;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.merge.Layer;
import braid.answer.read.MergedReader;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.parameter.ReadPoint;
import braid.answer.rows.request.AnsweredRequest;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.chain.LargeStack;
import braid.answer.sql.dialect.ListParameters;
import braid.answer.sql.dialect.SessionStatements;
import braid.answer.sql.parse.StatementText;
import braid.answer.sql.type.Parameters;
import braid.core.view.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Answers SELECT statements over merged views. All views that a statement reads are read at one coverage, before it runs; it can only
 * read. Safe for use by several threads.
 */
public final class SqlService {
    private final Pipeline pipeline;
    private final Readers readers;
    private final SqlLimits limits;
    private final Past past;
    private final Admission admission;
    private final Plans plans = new Plans();

    /** A service that knows no earlier cuts. */
    public SqlService(Pipeline pipeline, MergedReader reader, SqlLimits limits) {
        this(pipeline, Readers.lambda(reader), limits, Past.NONE);
    }

    /** A service at a door of its own. */
    public SqlService(Pipeline pipeline, Readers readers, SqlLimits limits, Past past) {
        this(pipeline, readers, limits, past, Admission.of(limits.queries()));
    }

    /** @param admission of all doors together */
    public SqlService(Pipeline pipeline, Readers readers, SqlLimits limits, Past past, Admission admission) {
        this.past = past;
        this.pipeline = pipeline;
        this.readers = readers;
        this.limits = limits;
        this.admission = admission;
    }

    /**
     * What a statement takes and yields, without running it.
     *
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     */
    public Description describe(String sql) {
        StatementText text = StatementText.of(SessionStatements.select(sql, pipeline));
        Description description =
                LargeStack.call(() -> Planner.of(pipeline, text).describe());
        return text.explained() ? new Description(Explanation.COLUMNS, description.parameters()) : description;
    }

    /** Runs a statement without parameters. */
    public RowsAnswer answer(String sql) {
        return answer(sql, List.of());
    }

    /**
     * Runs a statement. With EXPLAIN before it the answer is what it took, instead of what it yields.
     *
     * @param parameters the value of each {@code ?} in the statement, in order: text, numbers, booleans, {@code null}, or in IN (?) a list of these
     * @throws BadRequest if it is no SELECT that can be answered; with line and column
     * @throws LimitExceeded if it takes more than it may, or as many statements as may are running
     */
    public RowsAnswer answer(String sql, List<?> parameters) {
        return answer(sql, parameters, ReadPoint.NOW);
    }

    /**
     * The same, of a chosen state.
     *
     * @throws braid.answer.coverage.TooStale if the answer would be older than it may
     * @throws braid.answer.read.NoSuchCut if the cut that is asked for is not there
     */
    public RowsAnswer answer(String sql, List<?> parameters, ReadPoint readPoint) {
        return permitted(() -> {
            ListParameters plain = ListParameters.of(SessionStatements.select(sql, pipeline), parameters);
            StatementText text = StatementText.of(plain.sql());
            AnsweredRequest.Sql asked = new AnsweredRequest.Sql(sql, parameters);
            Optional<Plans.Known> known = plans.find(text.select(), plain.values());
            if (known.isPresent()) {
                return answer(asked, text, known.get().plan(), known.get().parameters(), readPoint);
            }
            CompiledPlan plan = planned(text, plain.values());
            Parameters typed = Parameters.of(plan.parameters(), plain.values());
            RowsAnswer answer = answer(asked, text, plan, typed, readPoint);
            plans.keep(text.select(), plan, typed);
            return answer;
        });
    }

    private RowsAnswer answer(
            AnsweredRequest.Sql asked,
            StatementText text,
            CompiledPlan plan,
            Parameters parameters,
            ReadPoint readPoint) {
        if (readPoint.asOfCut() == null) {
            MergedReader reader = readers.of(readPoint.architecture());
            if (readPoint.maxStaleness() != null) {
                reader.awaitLogEnd(plan.sources(), readPoint.maxStaleness());
            }
            Deadline deadline = Deadline.in(limits.time());
            Execution execution = Execution.of(plan, parameters, reader, Layer.MERGED, limits, deadline);
            return answer(text.explained(), plan, execution, reader, deadline, asked);
        }
        try {
            MergedReader then = past.at(readPoint.asOfCut());
            Deadline deadline = Deadline.in(past.timeout());
            Execution execution = Execution.of(plan, parameters, then, Layer.BATCH, limits, deadline);
            return answer(text.explained(), plan, execution, then, deadline, asked);
        } catch (LimitExceeded e) {
            throw e.ofPast(past.timeout());
        }
    }

    /** The search for a plan may take as long as the statement. */
    private CompiledPlan planned(StatementText text, List<?> parameters) {
        Planner planner = Planner.of(pipeline, text);
        AtomicBoolean cancelled = planner.cancelled();
        CompletableFuture.delayedExecutor(limits.time().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> cancelled.set(true));
        try {
            return CompiledPlan.of(planner.plan(parameters));
        } catch (BadRequest e) {
            throw cancelled.get() ? LimitExceeded.time(limits.time()) : e;
        }
    }

    private static RowsAnswer answer(
            boolean explained,
            CompiledPlan plan,
            Execution execution,
            MergedReader from,
            Deadline deadline,
            AnsweredRequest asked) {
        return explained
                ? Explanation.of(plan, execution, from, deadline, asked)
                : new RowsAnswer(
                        null,
                        plan.columns(),
                        execution.rows(),
                        null,
                        execution.read().coverage(),
                        asked,
                        null);
    }

    private <T> T permitted(Supplier<T> work) {
        return admission.admit(() -> LargeStack.call(work));
    }
}
