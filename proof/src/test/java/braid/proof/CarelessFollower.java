package braid.proof;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A way to the store by which one of the rules for following a chain is broken: flushes look as they would have to, so that they are taken. */
final class CarelessFollower extends Door {
    private final Bug bug;
    /** What flushes were before they were made to look otherwise. */
    private final Map<FlushRow, FlushRow> originals = new HashMap<>();

    private final Map<Partition, Long> highest = new HashMap<>();

    CarelessFollower(SegmentStore store, Bug bug) {
        super(store);
        this.bug = bug;
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        return super.flushes(partition, segment, from, most).thenApply(rows -> disguised(partition, from, rows));
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        return super.write(partition, originals.getOrDefault(flush, flush), owner);
    }

    private List<FlushRow> disguised(Partition partition, long from, List<FlushRow> rows) {
        List<FlushRow> found = new ArrayList<>();
        long at = from;
        for (FlushRow row : rows) {
            FlushRow as = as(row, at, highest.merge(partition, row.epoch(), Math::max));
            originals.put(as, row);
            found.add(as);
            at = Math.max(at, row.to());
        }
        return found;
    }

    private FlushRow as(FlushRow row, long at, long epoch) {
        return switch (bug) {
            case READ_PAST_CHAIN ->
                row.to() > at && row.from() > at
                        ? new FlushRow(
                                row.segment(), at, row.to(), row.epoch(), row.wrote(), row.carried(), row.appendTime())
                        : row;
            case EPOCHS_GO_DOWN ->
                new FlushRow(row.segment(), row.from(), row.to(), epoch, row.wrote(), row.carried(), row.appendTime());
            default -> row;
        };
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        if (bug == Bug.PIECE_OF_ANOTHER_EPOCH || bug == Bug.FEWER_PIECES) {
            return loosely(shelf, partition, flushes);
        }
        Map<FlushRow, FlushRow> asked = new HashMap<>();
        flushes.forEach(as -> asked.put(originals.getOrDefault(as, as), as));
        return super.pieces(shelf, partition, asked.keySet()).thenApply(pieces -> {
            List<DeltaPiece> found = new ArrayList<>();
            for (DeltaPiece piece : pieces) {
                asked.forEach((row, as) -> {
                    if (piece.isOf(row)) {
                        found.add(piece(as, piece, piece.groups()));
                    }
                });
            }
            return found;
        });
    }

    private static DeltaPiece piece(FlushRow as, DeltaPiece of, byte[] groups) {
        return new DeltaPiece(of.partition(), as.from(), as.to(), as.epoch(), of.piece(), groups);
    }

    /** Whatever lies there that begins where it should; or what is missing as if there were nothing in it. */
    private CompletionStage<List<DeltaPiece>> loosely(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        Set<FlushRow> asked = new HashSet<>(flushes);
        if (bug == Bug.PIECE_OF_ANOTHER_EPOCH) {
            for (FlushRow flush : flushes) {
                for (long epoch = 1; epoch < flush.epoch(); epoch++) {
                    asked.add(new FlushRow(flush.segment(), flush.from(), flush.to(), epoch, Map.of(), Map.of(), null));
                }
            }
        }
        return super.pieces(shelf, partition, asked).thenApply(pieces -> {
            List<DeltaPiece> found = new ArrayList<>();
            for (FlushRow flush : flushes) {
                for (int number = 0; number < Shop.MOST_PIECES; number++) {
                    found.add(any(flush, number, shelf, pieces, partition));
                }
            }
            return found;
        });
    }

    private static DeltaPiece any(FlushRow flush, int number, Shelf shelf, List<DeltaPiece> pieces, int partition) {
        return pieces.stream()
                .filter(piece -> piece.from() == flush.from() && piece.piece() == number)
                .findFirst()
                .map(piece -> piece(flush, piece, piece.groups()))
                .orElseGet(() -> new DeltaPiece(
                        partition, flush.from(), flush.to(), flush.epoch(), number, Shop.nothing(shelf.view())));
    }
}
