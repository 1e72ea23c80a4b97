package braid.speed;

import braid.core.event.record.GivenCuts;
import braid.core.fold.key.KeyHorizon;
import braid.core.segment.Buckets;
import braid.core.segment.chain.LinkedDeltas;
import braid.core.view.Architecture;
import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.speed.begin.AssignedPartition;
import braid.speed.begin.Published;
import braid.speed.begin.Recovery;
import braid.speed.chain.Compactor;
import braid.speed.chain.Encoder;
import braid.speed.chain.FlushPace;
import braid.speed.chain.WriterThreads;
import braid.speed.fold.FoldedPipeline;
import braid.speed.status.Rates;
import braid.speed.status.SpeedMetrics;
import braid.speed.status.SpeedStatus;
import braid.storage.DefinitionInForce;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.log.LogClients;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.quarantine.Quarantine;
import braid.storage.segment.CassandraSegmentStore;
import braid.storage.segment.SegmentTables;
import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the speed layer: a member of the pipeline's consumer group.
 *
 * <p>One thread reads and folds, and hands what it folded to writers, which encode and write it meanwhile: of each partition first the deltas,
 * then the flush that names them; when that is durable, the offsets are committed. While Cassandra does not answer, the partitions are paused
 * and the same flushes are tried again, so memory does not grow and nothing is skipped.
 */
final class SpeedLayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedLayer.class);
    private static final Duration BACK_OFF = Duration.ofMillis(200);
    private static final Duration WHILE_BEGINNING = Duration.ofMillis(10);

    /** Offsets are committed for lag monitors alone; the chain says where to go on. */
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

    private final SpeedSettings settings;
    private final Topics topics;
    private final CqlSession session;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FetchWatch fetches;
    private final Chains chains;
    private final Quarantine quarantine;
    private final Assignment assignment;
    private final RecordIntake intake;
    private final StatusReport report;
    private final SchemaTopic schemas;
    private final WriterThreads threads = new WriterThreads();
    private final GivenCuts given;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Rates events = new Rates(System::nanoTime);
    private final SpeedStatus status;
    private final Metrics metrics = new Metrics();
    private final StatusEndpoint endpoint;
    private volatile boolean stopping;
    private final FlushPace pace;
    private long committed = System.nanoTime();

    private SpeedLayer(SpeedSettings settings, CqlSession session, Map<String, String> topicIds) throws IOException {
        this.settings = settings;
        this.session = session;
        quarantine = new Quarantine(settings.log());
        status = new SpeedStatus(events, quarantine);
        pace = new FlushPace(settings.flushInterval(), System.nanoTime());
        topics = new Topics(settings.log());
        schemas = new SchemaTopic(settings.log());
        given = settings.architecture() == Architecture.LAMBDA
                ? new GivenCuts(Published.lastGiven(settings.all(), settings.pipeline()))
                : null;
        FoldedPipeline pipeline = new FoldedPipeline(settings.pipeline(), schemas, given, KeyHorizon.SIZE);
        Buckets buckets = new Buckets(settings.cassandra().buckets());
        chains = new Chains(
                new CassandraSegmentStore(session, new SegmentTables(settings.cassandra())),
                pipeline,
                new Encoder(buckets),
                quarantine,
                status,
                new SpeedMetrics(metrics, status),
                threads.encoding(),
                new Compactor.Parts(
                        new LinkedDeltas(settings.pipeline(), buckets),
                        buckets,
                        Encoder.ofLongLinks(buckets),
                        Compactor.LINKS,
                        threads.merging()));
        consumer = new KafkaConsumer<>(GroupMember.properties(settings));
        fetches = FetchWatch.of(consumer, System.nanoTime());
        Recovery recovery = new Recovery(consumer, published(settings), topics);
        assignment =
                new Assignment(consumer, topics, topicIds, pipeline, recovery, chains, this::firstVerdicts, status);
        intake = new RecordIntake(consumer, quarantine, chains, events, status);
        report = new StatusReport(consumer, session, assignment, fetches, status);
        endpoint = new StatusEndpoint(settings.endpoint(), metrics, status::toMap);
    }

    /** Connects to the stores and starts answering {@code /status}. */
    static SpeedLayer open(SpeedSettings settings) throws IOException {
        new DefinitionInForce(settings.all(), settings.pipeline()).require(settings.architecture());
        Map<String, String> topicIds;
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            topicIds = new Topics(settings.log()).ids(admin, settings.pipeline());
        }
        return new SpeedLayer(settings, CassandraSessions.open(settings.cassandra()), topicIds);
    }

    private static Published published(SpeedSettings settings) {
        return settings.architecture() == Architecture.LAMBDA
                ? Published.in(settings.all(), settings.pipeline())
                : Published.NONE;
    }

    /** Works until {@link #close()}; the process's exit code. */
    int run() {
        try {
            consumer.subscribe(
                    settings.pipeline().sources().stream().map(topics::events).toList(), assignment);
            while (!stopping) {
                stepOrWait();
            }
            chains.finish(assignment.started());
            return 0;
        } catch (RuntimeException e) {
            LOG.error("The speed layer stops: {}", e.getMessage(), e);
            return 1;
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
            quarantine.close();
            schemas.close();
            threads.close();
            session.close();
            endpoint.close();
            stopped.countDown();
        }
    }

    private void stepOrWait() {
        try {
            step();
        } catch (OffsetOutOfRangeException e) {
            beginAgain(e);
        } catch (RetriableException e) {
            // Nothing is skipped: the consumer stands where it stood, and what was folded is written with the next
            // flush.
            status.down(SpeedStatus.KAFKA, "Kafka does not answer: " + e.getMessage());
            LOG.warn("Kafka does not answer, trying again: {}", e.toString());
            LockSupport.parkNanos(BACK_OFF.toNanos());
        }
    }

    private void step() {
        assignment.start();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience());
        if (given != null) {
            given.recordsCome();
        }
        for (TopicPartition partition : records.partitions()) {
            intake.fold(assignment.get(partition), records.records(partition));
        }
        events.add(0);
        assignment.started().forEach(this::skipToPosition);
        long now = System.nanoTime();
        boolean isDue = pace.isDue(now);
        boolean asks = isDue && !consumer.paused().containsAll(consumer.assignment());
        boolean durable = isDue ? chains.flush(assignment.started()) : chains.advance(assignment.started());
        if (durable) {
            assignment.resume();
        } else {
            consumer.pause(consumer.assignment());
        }
        if (isDue) {
            pace.flushed(now);
            if (now - committed >= COMMIT_EVERY.toNanos()) {
                committed = now;
                assignment.commit();
            }
            fetches.look(now, asks);
            report.tell(asks, durable);
        }
    }

    /** Long enough that nothing is asked in vain, and short enough that neither a flush nor a partition that begins is late. */
    private Duration patience() {
        Duration untilDue = pace.untilDue(System.nanoTime());
        return assignment.isBeginning() && untilDue.compareTo(WHILE_BEGINNING) > 0 ? WHILE_BEGINNING : untilDue;
    }

    /**
     * The log does not hold what is to be read next: it has lost its beginning, which recovery knows to bridge or refuses; or its end, which
     * it refuses.
     */
    private void beginAgain(OffsetOutOfRangeException gone) {
        if (gone instanceof LogTruncationException lost) {
            throw new IllegalStateException(
                    "The log has lost its end at " + lost.divergentOffsets()
                            + ": what was folded from there on is not in it any more, and other events have its offsets. Restore the log, or"
                            + " start over with `braid reset`.",
                    lost);
        }
        LOG.warn("The log does not hold offsets {}: looking for a place to begin", gone.offsetOutOfRangePartitions());
        assignment.beginAgain(gone.offsetOutOfRangePartitions().keySet());
    }

    private FirstVerdicts firstVerdicts() {
        return FirstVerdicts.read(settings.log(), settings.pipeline(), schemas);
    }

    /** The log may hold no record at some offsets. */
    private void skipToPosition(AssignedPartition assigned) {
        assigned.fold().skipTo(consumer.position(assigned.topicPartition()));
    }

    /** Stops the work, after a last flush; returns when it has ended. */
    @Override
    public void close() {
        stopping = true;
        try {
            stopped.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
