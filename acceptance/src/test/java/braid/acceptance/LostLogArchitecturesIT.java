package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.storage.log.LogClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The broker deletes the beginning of the log, as retention does. For an architecture whose only history is the log that is a part of its
 * answers: what it has computed stays right and goes on, and what would compute without that part is refused.
 */
class LostLogArchitecturesIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"kappa, false", "flink, true", "dataflow, true"})
    void whatHasLeftTheLog_isNotLeftOutOfAnAnswer(String architecture, boolean hasBatch) throws Exception {
        Path pipeline = Clicks.pipeline("lost-" + architecture);
        try (Stack stack = Stack.up(pipeline, 27_700, Map.of("BRAID_ARCHITECTURES", architecture));
                Verification verification = new Verification(stack, pipeline, "clicks")) {
            assertThat(Clicks.generate(stack, "31", 600).waitFor()).isZero();
            stack.awaitCaughtUp(architecture);
            verification.checkAllViews(architecture);

            deleteEvents(stack, end -> end / 2);
            stack.kill(architecture);
            stack.recover();
            assertThat(Clicks.generate(stack, "32", 300).waitFor()).isZero();
            stack.awaitCaughtUp(architecture);
            verification.checkAllViews(architecture);

            Clicks.change(pipeline);
            assertRefused(stack.tryRun(architecture, "replay"), "would begin at 0");
            Clicks.pipeline("lost-" + architecture);
            if (hasBatch) {
                assertRefused(stack.tryRun(architecture, "batch"), "would begin at 0");
            }
            verification.checkAllViews(architecture);

            stack.kill(architecture);
            assertThat(Clicks.generate(stack, "33", 300).waitFor()).isZero();
            deleteEvents(stack, end -> end);
            assertRefused(stack.tryRun("up"), "has read only up to");
        }
    }

    @Test
    void stateWithoutItsPlaceInTheLog_isNotCountedAgain() throws Exception {
        Path pipeline = Clicks.pipeline("lost-place");
        try (Stack stack = Stack.up(pipeline, 27_700, Map.of("BRAID_ARCHITECTURES", "kappa"))) {
            assertThat(Clicks.generate(stack, "34", 600).waitFor()).isZero();
            stack.awaitCaughtUp("kappa");
            stack.kill("kappa");
            forget(stack, "braid.kappa.clicks.1");
            assertRefused(stack.tryRun("up"), "but not the job's offset in the log");
            assertThat(stack.run("kappa", "replay")).contains("Answers of kappa come from generation 2");
            try (Verification verification = new Verification(stack, pipeline, "clicks")) {
                verification.checkAllViews("kappa");
            }
        }
    }

    private static void assertRefused(Stack.Result result, String reason) {
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output()).contains(reason);
    }

    /** Of each partition of the clicks those before an offset, which is made of its end. */
    private static void deleteEvents(Stack stack, UnaryOperator<Long> before) throws Exception {
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of("clicks"))
                    .allTopicNames()
                    .get()
                    .get("clicks")
                    .partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition("clicks", partition.partition()), OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) ->
                            deleted.put(partition, RecordsToDelete.beforeOffset(before.apply(end.offset()))));
            admin.deleteRecords(deleted).all().get();
        }
    }

    /** Deletes a group's places, when its killed members are not counted any more. */
    private static void forget(Stack stack, String group) {
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            Awaitility.await("the broker to forget " + group)
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupNotEmptyException)
                    .until(() -> {
                        admin.deleteConsumerGroups(List.of(group)).all().get();
                        return true;
                    });
        }
    }
}
