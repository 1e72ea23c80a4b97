package braid.core.segment.chain;

import braid.core.boundary.Progress;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import java.util.ArrayList;
import java.util.List;

/**
 * The flushes that lead from an offset on: each begins where the one before it ended, and epochs never go down. A flush to which the chain
 * does not lead is an owner's who had lost the partition, and is passed over.
 *
 * @param segment where it begins
 * @param from where it begins
 * @param links in order; empty where nothing was flushed from there on
 */
public record Chain(long segment, long from, List<FlushRow> links) {
    public Chain {
        links = List.copyOf(links);
    }

    /**
     * Follows the chain from a place.
     *
     * @param rows of one partition, by segment and first offset
     */
    public static Chain from(long segment, long from, List<FlushRow> rows) {
        return from(segment, from, 0, rows);
    }

    /**
     * Follows the chain from a place where an owner had come.
     *
     * @param epoch of the flush that ended there
     */
    public static Chain from(long segment, long from, long epoch, List<FlushRow> rows) {
        List<FlushRow> links = new ArrayList<>();
        long at = from;
        long least = epoch;
        for (FlushRow row : rows) {
            if (row.from() == at && row.epoch() >= least && row.segment() >= segment) {
                links.add(row);
                at = row.to();
                least = row.epoch();
            }
        }
        return new Chain(segment, from, links);
    }

    /**
     * The chain that an owner finds: from where it was begun, or from the first flush that is still there behind that, because what a
     * published cut covers was dropped.
     */
    public static Chain of(Ownership owner, List<FlushRow> rows) {
        FlushRow first = rows.stream()
                .filter(row -> row.segment() >= owner.segment() && row.from() >= owner.first())
                .findFirst()
                .orElse(null);
        return first == null
                ? new Chain(owner.segment(), owner.first(), List.of())
                : from(first.segment(), first.from(), rows);
    }

    /** Its links that do not lead beyond an offset. */
    public Chain upTo(long offset) {
        return new Chain(
                segment,
                from,
                links.stream().filter(link -> link.to() <= offset).toList());
    }

    public boolean isEmpty() {
        return links.isEmpty();
    }

    /** The first offset that it does not reach. */
    public long end() {
        return links.isEmpty() ? from : last().to();
    }

    /** The last flush; there is one. */
    public FlushRow last() {
        return links.get(links.size() - 1);
    }

    /**
     * The links at its end that an owner between their writer and the next one could still replace: he took the partition over before he saw
     * them, and his own flush, which begins where one of them does, may be on its way.
     *
     * @param next the epoch of the next owner
     */
    public List<FlushRow> open(long next) {
        if (links.isEmpty() || last().epoch() >= next - 1) {
            return List.of();
        }
        long epoch = last().epoch();
        return links.stream().filter(link -> link.epoch() == epoch).toList();
    }

    /** How far the partition is folded. */
    public Progress progress() {
        if (links.isEmpty()) {
            return new Progress(segment, from, from, null);
        }
        FlushRow last = last();
        long first = links.stream()
                .filter(link -> link.segment() == last.segment())
                .findFirst()
                .orElseThrow()
                .from();
        return new Progress(last.segment(), first, last.to(), last.appendTime());
    }

    /** Whether flushes are known that lie behind its end and begin elsewhere: then it was left, or is not whole yet. */
    public boolean isLeft(List<FlushRow> rows) {
        return rows.stream().anyMatch(row -> row.from() > end());
    }
}
