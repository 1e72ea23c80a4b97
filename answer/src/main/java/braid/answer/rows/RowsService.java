package braid.answer.rows;

import braid.answer.coverage.Scan;
import braid.answer.limit.Admission;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.merge.Group;
import braid.answer.read.Answer;
import braid.answer.read.MergedReader;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.HeldAnswers.Held;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.Order;
import braid.answer.rows.request.RowsRequest;
import braid.core.view.View;
import com.google.common.collect.Comparators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers requests for the rows of a view: reads, merges, orders, cuts the page. Ranking is over merged values. Safe for use by several
 * threads.
 */
public final class RowsService {
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final long HELD_BYTES = 32 << 20;

    private final Readers readers;
    private final Duration timeout;
    private final Past past;
    private final HeldAnswers held;
    private final Admission admission;

    /** A service that knows no earlier cuts. */
    public RowsService(MergedReader reader, Duration timeout) {
        this(Readers.lambda(reader), timeout, Past.NONE, new HeldAnswers(HELD, HELD_BYTES));
    }

    /** A service at a door of its own. */
    public RowsService(Readers readers, Duration timeout, Past past, HeldAnswers held) {
        this(readers, timeout, past, held, Admission.of(Integer.MAX_VALUE));
    }

    /** @param admission of all doors together; a page of an answer that is held needs none */
    public RowsService(Readers readers, Duration timeout, Past past, HeldAnswers held, Admission admission) {
        this.readers = readers;
        this.timeout = timeout;
        this.past = past;
        this.held = held;
        this.admission = admission;
    }

    /**
     * @throws LimitExceeded if too many answers are being made, or this one takes too much
     * @throws CursorExpired if the answer that the request's cursor belongs to is gone
     * @throws braid.answer.coverage.TooStale if the answer would be older than it may
     * @throws braid.answer.read.NoSuchCut if the cut that is asked for is not there
     */
    public RowsAnswer answer(RowsRequest request) {
        Cursor cursor = request.cursor() == null
                ? null
                : Cursor.decode(request.shape(), request.order(), request.identity(), request.cursor());
        Held answer = cursor == null ? Held.of(admitted(request)) : again(request, cursor);
        List<Ranked> found = page(request, answer.groups(), cursor == null ? null : cursor.position());
        boolean more = found.size() > request.limit();
        List<Ranked> page = more ? found.subList(0, request.limit()) : found;
        if (more) {
            held.hold(answer);
        }
        String next = more
                ? Cursor.of(answer, page.get(page.size() - 1).position())
                        .encode(request.shape(), request.order(), request.identity())
                : null;
        return new RowsAnswer(
                request.view().name(),
                request.shape().columns(),
                rows(request, page),
                request.explain() ? parts(request.view(), page) : null,
                answer.coverage(),
                request.asked(),
                next);
    }

    /** The answer that a cursor belongs to: the one that is held, or one that was read again at the same coverage. */
    private Held again(RowsRequest request, Cursor cursor) {
        return held.find(cursor.held()).orElseGet(() -> {
            Held now = Held.of(admitted(request));
            if (!cursor.belongsTo(now.coverage())) {
                throw new CursorExpired(cursor, now.coverage().coverage(), held.keep());
            }
            return now;
        });
    }

    private Answer admitted(RowsRequest request) {
        return admission.admit(() -> read(request));
    }

    private Answer read(RowsRequest request) {
        List<Scan> scans = List.of(request.scan());
        if (request.asOfCut() != null) {
            try {
                return past.at(request.asOfCut()).read(scans, request.layer(), Deadline.in(past.timeout()));
            } catch (LimitExceeded e) {
                throw e.ofPast(past.timeout());
            }
        }
        MergedReader reader = readers.of(request.architecture());
        if (request.maxStaleness() != null) {
            reader.awaitLogEnd(List.of(request.view().source().name()), request.maxStaleness());
        }
        return reader.read(scans, request.layer(), Deadline.in(timeout));
    }

    /** The rows of the page in order, and one more if there is one. */
    static List<Ranked> page(RowsRequest request, List<Group> groups, Order.Position after) {
        Comparator<Ranked> order =
                Comparator.comparing(Ranked::position, request.order().comparator());
        boolean measures = request.order().needsMeasures();
        Stream<Ranked> rows = groups.stream()
                .map(group -> ranked(request.order(), group, measures ? group.values() : null))
                .filter(row -> after == null || request.order().comparator().compare(row.position(), after) > 0);
        return request.limit() < groups.size()
                ? rows.collect(Comparators.least(request.limit() + 1, order))
                : rows.sorted(order).toList();
    }

    private static Ranked ranked(Order order, Group group, Object[] values) {
        return new Ranked(group, values, order.position(group.key(), values));
    }

    private static List<Object[]> rows(RowsRequest request, List<Ranked> page) {
        List<Object[]> rows = new ArrayList<>(page.size());
        for (Ranked ranked : page) {
            rows.add(request.shape().row(ranked.group().key(), ranked.values()));
        }
        return rows;
    }

    private static List<RowsAnswer.Parts> parts(View view, List<Ranked> page) {
        List<ResultColumn> measures = view.measures().stream()
                .map(m -> new ResultColumn(m.name(), m.type()))
                .toList();
        return page.stream()
                .map(r -> new RowsAnswer.Parts(
                        measures, r.group().batchValues(), r.group().speedValues()))
                .toList();
    }

    /** A group with its place in the order; its measures are finished early only where the order needs them. */
    record Ranked(Group group, Object[] early, Order.Position position) {
        Object[] values() {
            return early == null ? group.values() : early;
        }
    }
}
