package braid.kappa;

import braid.architectures.reach.WholeLog;
import braid.kappa.settings.KappaSettings;
import braid.service.settings.SettingException;
import braid.storage.log.LogClients;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The job's offset in the log, which belongs to its state: at the log's start when there is none of both. The broker forgets the offset of a
 * job that was down for {@code offsets.retention.minutes} (7 days), but not its state; then it would count everything again.
 */
final class JobOffsets {
    private JobOffsets() {}

    /** @throws SettingException if there is state without an offset, or the log has lost events that the job has still to read */
    static void require(KappaSettings settings) throws ExecutionException, InterruptedException {
        String job = settings.applicationId();
        try (WholeLog log = new WholeLog(settings.log(), settings.pipeline())) {
            if (log.goOn(job)) {
                return;
            }
            if (hasState(settings)) {
                throw new SettingException(
                        "Kafka holds the state of " + job + ", but not the job's offset in the log any"
                                + " more: it would count events again. Let `braid kappa replay` compute a new generation from"
                                + " the log's start; keep offsets longer with the broker's offsets.retention.minutes.");
            }
            log.begin(job);
        }
    }

    private static boolean hasState(KappaSettings settings) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(LogClients.admin(settings.log()))) {
            return admin.listTopics().names().get().stream()
                    .anyMatch(topic -> topic.startsWith(settings.applicationId() + "-"));
        }
    }
}
