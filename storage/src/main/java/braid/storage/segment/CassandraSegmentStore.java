package braid.storage.segment;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The segment log in Cassandra. Rows carry their owner's epoch as timestamp, so that of two flushes that begin at one offset the later owner's
 * lasts; deletes carry the server's clock in microseconds, far above any epoch. Owners are changed by light-weight transactions, which are
 * slow and rare. Safe for use by several threads.
 */
public final class CassandraSegmentStore implements SegmentStore {
    private static final GenericType<Map<String, List<Integer>>> WROTE =
            GenericType.mapOf(GenericType.STRING, GenericType.listOf(GenericType.INTEGER));
    private static final GenericType<Map<String, ByteBuffer>> CARRIED =
            GenericType.mapOf(GenericType.STRING, GenericType.BYTE_BUFFER);

    private final CqlSession session;
    private final PreparedStatement readOwner;
    private final PreparedStatement readPartitions;
    private final PreparedStatement takeOver;
    private final PreparedStatement writePiece;
    private final PreparedStatement writeFlush;
    private final PreparedStatement readFlushes;
    private final PreparedStatement readPieces;
    private final PreparedStatement dropFlushes;
    private final PreparedStatement dropShelf;

    public CassandraSegmentStore(CqlSession session, SegmentTables tables) {
        this.session = session;
        String flush = tables.flush();
        String delta = tables.delta();
        String ofPartition = " WHERE source = ? AND kafka_partition = ?";
        String ofShelf = " WHERE segment = ? AND view_name = ? AND bucket = ?";
        String owner = tables.owner();
        readOwner = session.prepare("SELECT epoch, topic_id, first_segment, first_offset FROM " + owner + ofPartition);
        readPartitions = session.prepare("SELECT kafka_partition FROM " + owner + " WHERE source = ?");
        takeOver = session.prepare("UPDATE " + owner
                + " SET epoch = ?, topic_id = ?, first_segment = ?, first_offset = ?" + ofPartition + " IF epoch = ?");
        writePiece = session.prepare("INSERT INTO " + delta
                + " (segment, view_name, bucket, kafka_partition, from_offset, epoch, piece, to_offset,"
                + " groups) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        writeFlush = session.prepare(
                "INSERT INTO " + flush + " (source, kafka_partition, segment, from_offset, to_offset, epoch, wrote,"
                        + " carried, append_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
        readFlushes = session.prepare("SELECT segment, from_offset, to_offset, epoch, wrote, carried, append_time FROM "
                + flush + ofPartition + " AND (segment, from_offset) >= (?, ?) LIMIT ?");
        readPieces = session.prepare("SELECT from_offset, to_offset, epoch, piece, groups FROM " + delta + ofShelf
                + " AND kafka_partition = ? AND from_offset >= ? AND from_offset <= ?");
        dropFlushes = session.prepare("DELETE FROM " + flush + ofPartition + " AND segment < ?");
        dropShelf = session.prepare("DELETE FROM " + delta + ofShelf);
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        BoundStatement read =
                readOwner.bind(partition.source(), partition.number()).setConsistencyLevel(ConsistencyLevel.SERIAL);
        return session.executeAsync(read).thenApply(result -> {
            Row row = result.one();
            return row == null
                    ? Optional.empty()
                    : Optional.of(new Ownership(row.getLong(0), row.getString(1), row.getLong(2), row.getLong(3)));
        });
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        BoundStatement read = readPartitions.bind(source).setConsistencyLevel(ConsistencyLevel.SERIAL);
        return all(read, row -> new Partition(source, row.getInt(0))).thenApply(TreeSet::new);
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        BoundStatement raise = takeOver.bind(
                        next.epoch(),
                        next.topicId(),
                        next.segment(),
                        next.first(),
                        partition.source(),
                        partition.number(),
                        seen == null ? null : seen.epoch())
                // Made twice by the driver, it would be refused the second time though it succeeded.
                .setIdempotent(false);
        return session.executeAsync(raise).thenApply(AsyncResultSet::wasApplied);
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        return session.executeAsync(writePiece.bind(
                shelf.segment(),
                shelf.view(),
                shelf.bucket(),
                piece.partition(),
                piece.from(),
                piece.epoch(),
                piece.piece(),
                piece.to(),
                ByteBuffer.wrap(piece.groups()),
                piece.epoch()));
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        BoundStatementBuilder write = writeFlush
                .boundStatementBuilder()
                .setString(0, partition.source())
                .setInt(1, partition.number())
                .setLong(2, flush.segment())
                .setLong(3, flush.from())
                .setLong(4, flush.to())
                .setLong(5, flush.epoch())
                .set(6, flush.wrote(), WROTE)
                .set(7, flush.carried(), CARRIED)
                // NULL like any value, so that a successor's row replaces all of another's.
                .setInstant(8, flush.appendTime())
                .setLong(9, owner);
        return session.executeAsync(write.build());
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        return all(
                readFlushes
                        .bind(partition.source(), partition.number(), segment, from, most)
                        .setPageSize(PAGE),
                row -> new FlushRow(
                        row.getLong(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.get(4, WROTE),
                        row.get(5, CARRIED),
                        row.getInstant(6)));
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        long first = flushes.stream().mapToLong(FlushRow::from).min().orElse(0);
        long last = flushes.stream().mapToLong(FlushRow::from).max().orElse(-1);
        if (last < first) {
            return CompletableFuture.completedFuture(List.of());
        }
        record Begin(long from, long epoch) {}
        Set<Begin> asked = new HashSet<>();
        flushes.forEach(flush -> asked.add(new Begin(flush.from(), flush.epoch())));
        BoundStatement read = readPieces
                .bind(shelf.segment(), shelf.view(), shelf.bucket(), partition, first, last)
                .setPageSize(PAGE);
        return all(
                read,
                row -> asked.contains(new Begin(row.getLong(0), row.getLong(2)))
                        ? new DeltaPiece(
                                partition,
                                row.getLong(0),
                                row.getLong(1),
                                row.getLong(2),
                                row.getInt(3),
                                bytes(row.getByteBuffer(4)))
                        : null);
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        return session.executeAsync(dropFlushes.bind(partition.source(), partition.number(), below));
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        return session.executeAsync(dropShelf.bind(shelf.segment(), shelf.view(), shelf.bucket()));
    }

    private <T> CompletionStage<List<T>> all(BoundStatement read, Function<Row, T> of) {
        return session.executeAsync(read).thenCompose(page -> collect(page, of, new ArrayList<>()));
    }

    private static <T> CompletionStage<List<T>> collect(AsyncResultSet page, Function<Row, T> of, List<T> found) {
        for (Row row : page.currentPage()) {
            T one = of.apply(row);
            if (one != null) {
                found.add(one);
            }
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, of, found))
                : CompletableFuture.completedFuture(found);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
