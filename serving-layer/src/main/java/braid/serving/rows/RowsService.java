package braid.serving.rows;

import braid.core.view.View;
import braid.serving.merge.Answer;
import braid.serving.merge.Deadline;
import braid.serving.merge.Group;
import braid.serving.merge.MergedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Answers requests for the rows of a view: reads, merges, orders, cuts the page. Ranking is over merged values. Safe for use by several
 * threads.
 */
public final class RowsService {
    private final MergedReader reader;
    private final Duration timeout;

    public RowsService(MergedReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    public RowsAnswer answer(RowsRequest request) {
        Order.Position after = request.cursor() == null
                ? null
                : Cursor.decode(request.shape(), request.order(), request.identity(), request.cursor());
        if (request.maxStaleness() != null) {
            reader.awaitLogEnd(List.of(request.view().source().name()), request.maxStaleness());
        }
        Answer answer = reader.read(List.of(request.scan()), request.layer(), Deadline.in(timeout));
        List<Ranked> page = page(request, answer.groups().get(0), after);
        boolean more = page.size() > request.limit();
        if (more) {
            page.remove(page.size() - 1);
        }
        String next = more
                ? Cursor.encode(
                        request.shape(),
                        request.order(),
                        request.identity(),
                        page.get(page.size() - 1).position())
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

    /** The rows of the page in order, and one more if there is one. */
    static List<Ranked> page(RowsRequest request, List<Group> groups, Order.Position after) {
        Comparator<Ranked> order =
                Comparator.comparing(Ranked::position, request.order().comparator());
        boolean measures = request.order().needsMeasures();
        int most = request.limit() + 1;
        PriorityQueue<Ranked> best = new PriorityQueue<>(Math.min(most, groups.size()) + 1, order.reversed());
        for (Group group : groups) {
            Object[] values = measures ? group.values() : null;
            Ranked ranked = new Ranked(group, values, request.order().position(group.key(), values));
            if (after == null || request.order().comparator().compare(ranked.position(), after) > 0) {
                best.add(ranked);
                if (best.size() > most) {
                    best.poll();
                }
            }
        }
        List<Ranked> page = new ArrayList<>(best);
        page.sort(order);
        return page;
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
