package braid.kappa.outlet;

import braid.kappa.settings.KappaSettings;
import braid.storage.log.LogClients;
import braid.storage.log.LogOffsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where topics end and how far groups have come. */
public final class GroupOffsets implements AutoCloseable {
    private static final long LOOK_EVERY_MS = 60;
    private static final int ROUNDS_A_LOOK = 16;

    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Opens a connection of its own. */
    public GroupOffsets(KappaSettings settings) {
        admin = Admin.create(LogClients.admin(settings.log()));
    }

    Admin admin() {
        return admin;
    }

    /** The offsets that a group has committed. */
    Map<TopicPartition, Long> committed(String group) throws ExecutionException, InterruptedException {
        return LogOffsets.committed(admin, group);
    }

    /** The ends of some topics' partitions, open transactions included. */
    Map<TopicPartition, Long> ends(Collection<String> topics) throws ExecutionException, InterruptedException {
        return LogOffsets.of(
                admin, admin.describeTopics(topics).allTopicNames().get().values(), OffsetSpec.latest());
    }

    /** What is looked at while a group is waited for. */
    @FunctionalInterface
    interface Meanwhile {
        Object look() throws ExecutionException, InterruptedException;
    }

    /**
     * Waits until a group has passed these offsets; false if the process stops before.
     *
     * @param meanwhile called about every second until then
     */
    boolean passed(String group, Map<TopicPartition, Long> offsets, Meanwhile meanwhile)
            throws ExecutionException, InterruptedException {
        for (int round = 1; isOpen(); round++) {
            if (round % ROUNDS_A_LOOK == 0) {
                meanwhile.look();
            }
            Map<TopicPartition, Long> reached = committed(group);
            if (offsets.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
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
