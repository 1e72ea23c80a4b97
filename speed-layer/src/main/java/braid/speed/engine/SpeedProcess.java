package braid.speed.engine;

import braid.core.event.record.GivenCuts;
import braid.core.fold.key.KeyHorizon;
import braid.core.segment.Buckets;
import braid.core.segment.chain.LinkedDeltas;
import braid.core.view.Architecture;
import braid.service.StatusEndpoint;
import braid.service.metrics.Metrics;
import braid.speed.begin.Published;
import braid.speed.begin.Recovery;
import braid.speed.chain.Compactor;
import braid.speed.chain.Encoder;
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
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/** What a process of the speed layer has, whichever engine it runs: stores, the compiled pipeline, what it says of itself at {@code /status}. */
public final class SpeedProcess implements AutoCloseable {
    private final SpeedSettings settings;
    private final CqlSession session;
    private final Map<String, String> topicIds;
    private final Topics topics;
    private final SchemaTopic schemas;
    private final Quarantine quarantine;
    private final GivenCuts given;
    private final FoldedPipeline pipeline;
    private final Chains chains;
    private final WriterThreads threads = new WriterThreads();
    private final Rates events = new Rates(System::nanoTime);
    private final SpeedStatus status;
    private final StatusEndpoint endpoint;

    private SpeedProcess(SpeedSettings settings, CqlSession session, Map<String, String> topicIds) throws IOException {
        this.settings = settings;
        this.session = session;
        this.topicIds = topicIds;
        topics = new Topics(settings.log());
        schemas = new SchemaTopic(settings.log());
        quarantine = new Quarantine(settings.log());
        status = new SpeedStatus(events, quarantine);
        given = givenCuts();
        pipeline = new FoldedPipeline(settings.pipeline(), schemas, given, KeyHorizon.SIZE);
        Buckets buckets = new Buckets(settings.cassandra().buckets());
        Metrics metrics = new Metrics();
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
        endpoint = new StatusEndpoint(settings.endpoint(), metrics, status::toMap);
    }

    /** Connects to the stores and starts answering {@code /status}. */
    public static SpeedProcess open(SpeedSettings settings) throws IOException {
        new DefinitionInForce(settings.all(), settings.pipeline()).require(settings.architecture());
        Map<String, String> topicIds;
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            topicIds = new Topics(settings.log()).ids(admin, settings.pipeline());
        }
        return new SpeedProcess(settings, CassandraSessions.open(settings.cassandra()), topicIds);
    }

    private boolean isLambda() {
        return settings.architecture() == Architecture.LAMBDA;
    }

    /** Those that a thread asks for; {@code null} where there are none. */
    GivenCuts givenCuts() {
        return isLambda() ? new GivenCuts(Published.lastGiven(settings.all(), settings.pipeline())) : null;
    }

    /** The pipeline for a thread beside the first. */
    FoldedPipeline pipeline(GivenCuts ownCuts) {
        return pipeline.forAnotherThread(schemas, ownCuts);
    }

    public SpeedSettings settings() {
        return settings;
    }

    public CqlSession session() {
        return session;
    }

    /** The id of each source's topic. */
    public Map<String, String> topicIds() {
        return topicIds;
    }

    public Topics topics() {
        return topics;
    }

    public FoldedPipeline pipeline() {
        return pipeline;
    }

    public Chains chains() {
        return chains;
    }

    public SpeedStatus status() {
        return status;
    }

    /** Events folded. */
    public Rates events() {
        return events;
    }

    public RecordIntake intake() {
        return new RecordIntake(quarantine, chains, status);
    }

    /** @param consumer is asked where the log begins and ends */
    public Recovery recovery(Consumer<byte[], byte[]> consumer) {
        Published published = isLambda() ? Published.in(settings.all(), settings.pipeline()) : Published.NONE;
        return new Recovery(consumer, published, topics);
    }

    /** Notes that the records that come now were all appended before, so that cuts may have been given out since the last ones. */
    public void recordsCome() {
        if (given != null) {
            given.recordsCome();
        }
    }

    /** Reads what was put in quarantine until now. */
    public FirstVerdicts firstVerdicts() {
        return FirstVerdicts.read(settings.log(), settings.pipeline(), schemas);
    }

    @Override
    public void close() {
        quarantine.close();
        schemas.close();
        threads.close();
        session.close();
        endpoint.close();
    }
}
