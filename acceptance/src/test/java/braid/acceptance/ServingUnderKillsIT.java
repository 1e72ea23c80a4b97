package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.view.View;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two hundred questions a second while Cassandra, the warehouse and the speed layer are killed one after the other: each answer is the fold of
 * the offsets that it names, none shows less than one that was there before it was asked, and what is refused says why.
 */
class ServingUnderKillsIT {
    private static final int PORT_BASE = 26_300;
    private static final int QUESTIONS_A_SECOND = 200;
    private static final int CLIENTS = 48;
    /** Of few rows: two cores answer so many questions for the hundreds of rows of other views with 429. */
    private static final String VIEW = "revenue_by_country";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.up("clicks", PORT_BASE, Map.of());
        verification = new Verification(stack, "clicks");
        stack.run("generate", "clicks", "--rate", "2000", "--for", "5s", "--seed", "21");
        stack.batch(false);
    }

    @AfterAll
    static void down() throws Exception {
        verification.close();
        stack.close();
    }

    /**
     * One question and what came of it; times are those of this process, in nanoseconds.
     *
     * @param code 0 where the connection failed
     */
    private record Asked(long asked, long answered, int code, String text) {
        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("No JSON: " + text, e);
            }
        }
    }

    @Test
    void answers_areExact_whicheverStoreDies() throws Exception {
        Process generating = stack.start("generate", "clicks", "--rate", "200", "--for", "10m", "--seed", "22");
        Queue<Asked> all;
        try (Asking asking = new Asking()) {
            for (String victim : List.of("cassandra", "h2", "speed-layer")) {
                asking.awaitAnswers(400);
                stack.kill(victim);
                asking.awaitQuestions(600);
                stack.recover();
                stack.awaitCaughtUp();
                asking.awaitAnswers(400);
            }
            generating.destroy();
            generating.waitFor();
            all = asking.end();
        }
        List<Asked> answers = all.stream().filter(one -> one.code() == 200).toList();
        assertThat(all).filteredOn(one -> one.code() != 200).allSatisfy(refused -> {
            assertThat(refused.code()).isIn(429, 503);
            assertThat(refused.body().path("detail").asText())
                    .as("%s", refused.body())
                    .isNotBlank();
        });
        long slowest = all.stream()
                .filter(one -> one.code() != 200)
                .mapToLong(one -> one.answered() - one.asked())
                .max()
                .orElse(0);
        requireForward(answers);
        int checked = requireExact(answers);
        System.out.printf(
                "%,d questions: %,d answered, of which %,d differ and were checked; %,d refused, the slowest after %,d ms%n",
                all.size(), answers.size(), checked, all.size() - answers.size(), slowest / 1_000_000);
    }

    /** Equal answers are checked once. */
    private static int requireExact(List<Asked> answers) throws Exception {
        Set<String> checked = new HashSet<>();
        View view = verification.pipeline().view(VIEW);
        for (Asked one : answers) {
            JsonNode body = one.body();
            if (checked.add(body.path("rows").toString() + body.path("coverage").path("sources"))) {
                verification.check(view, body);
            }
        }
        return checked.size();
    }

    /** Whoever asks after an answer has come is not told of fewer offsets, nor of an earlier cut. */
    private static void requireForward(List<Asked> answers) {
        List<Asked> byEnd = new ArrayList<>(answers);
        byEnd.sort(Comparator.comparingLong(Asked::answered));
        List<Asked> byBegin = new ArrayList<>(answers);
        byBegin.sort(Comparator.comparingLong(Asked::asked));
        Map<String, Long> shown = new HashMap<>();
        int next = 0;
        for (Asked one : byBegin) {
            while (next < byEnd.size() && byEnd.get(next).answered() < one.asked()) {
                reached(byEnd.get(next++)).forEach((what, to) -> shown.merge(what, to, Math::max));
            }
            reached(one).forEach((what, to) -> assertThat(to)
                    .as("%s of %s", what, one.text())
                    .isGreaterThanOrEqualTo(shown.getOrDefault(what, 0L)));
        }
    }

    private static Map<String, Long> reached(Asked one) {
        Map<String, Long> reached = new TreeMap<>();
        JsonNode coverage = one.body().path("coverage");
        reached.put("cut", coverage.path("cut").asLong());
        for (JsonNode source : coverage.path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                reached.put(
                        "partition " + partition.path("partition").asText(),
                        partition.path("speed_to").asLong());
            }
        }
        return reached;
    }

    /** Clients that ask at a fixed rate together, each as soon as its turn has come and its last question has been answered or refused. */
    private static final class Asking implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
        private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

        Asking() {
            long period = TimeUnit.SECONDS.toMicros(CLIENTS) / QUESTIONS_A_SECOND;
            for (int client = 0; client < CLIENTS; client++) {
                clients.scheduleAtFixedRate(this::ask, client * period / CLIENTS, period, TimeUnit.MICROSECONDS);
            }
        }

        private void ask() {
            long at = System.nanoTime();
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + stack.port(90) + "/api/v1/views/" + VIEW + "/rows?limit=100000"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                asked.add(new Asked(at, System.nanoTime(), response.statusCode(), response.body()));
            } catch (IOException e) {
                asked.add(new Asked(at, System.nanoTime(), 0, String.valueOf(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for so many more answers. */
        void awaitAnswers(int more) {
            long before = answers();
            await(() -> answers() >= before + more);
        }

        /** Waits until so many more questions have an answer or a refusal. */
        void awaitQuestions(int more) {
            int before = asked.size();
            await(() -> asked.size() >= before + more);
        }

        private void await(Callable<Boolean> holds) {
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(200))
                        .until(holds);
            } catch (ConditionTimeoutException e) {
                throw new AssertionError("Of " + asked.size() + " questions came " + outcomes(), e);
            }
        }

        /** How many came to the same, with the first of them. */
        private Map<Integer, String> outcomes() {
            Map<Integer, String> outcomes = new TreeMap<>();
            asked.stream()
                    .collect(Collectors.groupingBy(Asked::code))
                    .forEach((code, all) -> outcomes.put(
                            code, all.size() + " times: " + all.get(0).text()));
            return outcomes;
        }

        private long answers() {
            return asked.stream().filter(one -> one.code() == 200).count();
        }

        /** Asks no more, and waits for what is under way. */
        Queue<Asked> end() throws InterruptedException {
            close();
            return asked;
        }

        @Override
        public void close() throws InterruptedException {
            clients.shutdown();
            assertThat(clients.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        }
    }
}
