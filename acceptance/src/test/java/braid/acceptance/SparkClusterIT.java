package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A batch layer whose Spark is a standalone cluster: a worker is killed while it computes and clicks flow. A run
 * ends right or says that it failed, and the next one is right.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkClusterIT {
    private static final int PORT_BASE = 28_300;
    private static final int DRIVER_PAGE = 164;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static SparkCluster spark;
    private static Stack stack;
    private static Verification verification;
    private static Process generating;

    @BeforeAll
    static void start() throws Exception {
        spark = new SparkCluster(Stack.ROOT.resolve("acceptance/target/spark-cluster"), PORT_BASE);
        spark.start();
        Map<String, String> environment = new HashMap<>(spark.environment());
        environment.put("BRAID_SPARK_MASTER", spark.master());
        environment.put("BRAID_SPARK_EXECUTORS_PATIENCE_SECONDS", "20");
        environment.put("BRAID_SPARK_CONF_SPARK_EXECUTOR_MEMORY", "700m");
        environment.put("BRAID_SPARK_CONF_SPARK_UI_ENABLED", "true");
        environment.put("BRAID_SPARK_CONF_SPARK_UI_PORT", "" + (PORT_BASE + DRIVER_PAGE));
        stack = Stack.up("clicks", PORT_BASE, environment);
        verification = new Verification(stack, "clicks");
        stack.run("generate", "clicks", "--count", "100000", "--rate", "50000", "--late", "0.1", "--seed", "3");
        stack.awaitCaughtUp();
        generating = stack.start("generate", "clicks", "--rate", "200", "--seed", "5", "--for", "30m");
    }

    @AfterAll
    static void stop() throws Exception {
        generating.destroy();
        verification.close();
        stack.close();
        spark.close();
    }

    @Test
    @Order(1)
    void workerKilledWhileItComputes_theRunEndsRightOrFails_andTheNextIsRight() throws Exception {
        CompletableFuture<Stack.Answer> run = CompletableFuture.supplyAsync(() -> stack.post(82, "/run?full=true", ""));
        int victim = awaitBusyWorker();
        spark.kill(victim);
        Stack.Answer answer = run.get();
        System.out.println("SparkClusterIT: with a worker killed the run was answered with " + answer.code() + ": "
                + answer.body());
        verification.checkAllViews();
        long cut = stack.batch(false).path("cut").asLong();
        verification.checkAllViews();
        assertThat(stack.view("page_views").path("coverage").path("cut").asLong())
                .isEqualTo(cut);
        spark.startWorker(victim);
        stack.batch(true);
        verification.checkAllViews();
    }

    @Test
    @Order(2)
    void allWorkersKilled_theRunFailsAndSaysWhy_andTheNextIsRight() throws Exception {
        CompletableFuture<Stack.Answer> run = CompletableFuture.supplyAsync(() -> stack.post(82, "/run?full=true", ""));
        awaitBusyWorker();
        spark.kill(0);
        spark.kill(1);
        Stack.Answer answer = run.get();
        assertThat(answer.code()).isEqualTo(409);
        assertThat(answer.body().toString()).contains("no executor for 20 s", "spark.executors.patience.seconds");
        verification.checkAllViews();
        spark.startWorker(0);
        spark.startWorker(1);
        Awaitility.await("a run with the new workers")
                .atMost(PATIENCE)
                .until(() -> stack.post(82, "/run", "").code() == 200);
        verification.checkAllViews();
    }

    /** The worker on which a task runs, as soon as there is one. */
    private static int awaitBusyWorker() {
        return Awaitility.await("a task at work")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(SparkClusterIT::busyWorker, worker -> worker >= 0);
    }

    private static int busyWorker() {
        for (JsonNode application :
                stack.get(DRIVER_PAGE, "/api/v1/applications").body()) {
            String path = "/api/v1/applications/" + application.path("id").asText() + "/executors";
            for (JsonNode executor : stack.get(DRIVER_PAGE, path).body()) {
                if (executor.path("activeTasks").asInt() > 0 && spark.workerOf(executor) >= 0) {
                    return spark.workerOf(executor);
                }
            }
        }
        return -1;
    }
}
