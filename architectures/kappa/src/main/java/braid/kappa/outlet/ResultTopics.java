package braid.kappa.outlet;

import braid.core.view.View;
import braid.kappa.settings.KappaSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics in which the job's rows come out: compacted, so that the newest of each group stays. Kafka Streams makes all others. */
final class ResultTopics {
    private ResultTopics() {}

    static void create(Admin admin, KappaSettings settings) throws InterruptedException {
        for (View view : settings.pipeline().views()) {
            NewTopic topic = new NewTopic(
                            settings.results(view),
                            settings.log().partitions(),
                            settings.log().replication())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                            String.valueOf(settings.log().minInsyncReplicas())));
            try {
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("Topic " + topic.name() + " could not be made", e.getCause());
                }
            }
        }
    }
}
