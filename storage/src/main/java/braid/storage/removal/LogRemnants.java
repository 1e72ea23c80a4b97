package braid.storage.removal;

import braid.storage.log.DefinitionTopic;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupListing;

/** What a pipeline has in a log that is not the stack's own. The topic of schemas stays: other pipelines may read it. */
final class LogRemnants {
    private final Admin admin;
    private final LogSettings log;
    private final OwnNames own;

    LogRemnants(Admin admin, LogSettings log, OwnNames own) {
        this.admin = admin;
        this.log = log;
        this.own = own;
    }

    List<Remnant> find() throws ExecutionException, InterruptedException {
        String where = " in Kafka at " + log.bootstrap();
        List<Remnant> found = new ArrayList<>();
        for (String group : groups()) {
            found.add(
                    new Remnant("consumer group " + group + where, () -> JobRemoval.dropGroups(admin, List.of(group))));
        }
        for (String topic : topics()) {
            found.add(new Remnant(
                    "topic " + topic + where,
                    () -> admin.deleteTopics(List.of(topic)).all().get()));
        }
        if (admin.listTopics().names().get().contains(new Topics(log).quarantine())) {
            new QuarantineRemnants(log, own.sources()).find(where).ifPresent(found::add);
        }
        List<String> definitions = new DefinitionTopic(log)
                .names().stream().filter(own::isDefinition).toList();
        if (!definitions.isEmpty()) {
            found.add(
                    new Remnant("the definition in force" + where, () -> new DefinitionTopic(log).remove(definitions)));
        }
        return found;
    }

    private List<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(own::isTopic)
                .sorted()
                .toList();
    }

    private List<String> groups() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroups().all().get().stream()
                .map(ConsumerGroupListing::groupId)
                .filter(own::isGroup)
                .sorted()
                .toList();
    }
}
