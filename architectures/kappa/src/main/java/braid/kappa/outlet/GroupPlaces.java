package braid.kappa.outlet;

import braid.kappa.settings.KappaSettings;
import braid.storage.log.LogClients;
import braid.storage.log.LogPlaces;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where topics end and how far groups have come. */
public final class GroupPlaces implements AutoCloseable {
    private static final long LOOK_EVERY_MS = 60;

    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Opens a connection of its own. */
    public GroupPlaces(KappaSettings settings) {
        admin = Admin.create(LogClients.admin(settings.log()));
    }

    Admin admin() {
        return admin;
    }

    /** The places that a group has committed. */
    Map<TopicPartition, Long> committed(String group) throws ExecutionException, InterruptedException {
        return LogPlaces.committed(admin, group);
    }

    /** The ends of some topics' partitions, open transactions included. */
    Map<TopicPartition, Long> ends(Collection<String> topics) throws ExecutionException, InterruptedException {
        return LogPlaces.of(
                admin, admin.describeTopics(topics).allTopicNames().get().values(), OffsetSpec.latest());
    }

    /** Waits until a group has passed these offsets; false if the process stops before. */
    boolean passed(String group, Map<TopicPartition, Long> offsets) throws ExecutionException, InterruptedException {
        while (isOpen()) {
            Map<TopicPartition, Long> places = committed(group);
            if (offsets.entrySet().stream().allMatch(end -> places.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                return true;
            }
            pause();
        }
        return false;
    }

    boolean isOpen() {
        return closing.getCount() > 0;
    }

    /** Until the next look. */
    void pause() throws InterruptedException {
        closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        admin.close();
    }
}
