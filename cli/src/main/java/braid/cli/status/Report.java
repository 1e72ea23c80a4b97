package braid.cli.status;

import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Children;
import braid.launcher.process.Probe;
import braid.launcher.process.Proc;
import braid.launcher.stack.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The state of a stack at one moment, as JSON: {@code components} (health, pid, port, memory, events/s, lag, and what the service itself
 * says), {@code coverage} or {@code coverage_problem}, {@code segments_alive}, {@code memory_bytes} and {@code up}.
 *
 * <p>Health is {@code UP}, {@code DOWN} (runs but does not answer well), {@code CRASHED} (died; with the end of its log),
 * {@code STOPPED} or {@code EXTERNAL} (the user's own server, not looked at). A figure that nobody could tell is absent; why one is not
 * up stands in {@code problem}.
 */
public final class Report {
    private static final int TAIL = 8;

    private final Stack stack;

    public Report(Stack stack) {
        this.stack = stack;
    }

    /** Looks at everything at once; takes three seconds at most, and more only where a service is there but slow. */
    public ObjectNode gather() {
        CompletableFuture<Optional<JsonNode>> coverage = coverage();
        List<CompletableFuture<ObjectNode>> looks = members()
                .map(member -> CompletableFuture.supplyAsync(() -> component(member)))
                .toList();
        ObjectNode report = Api.JSON.createObjectNode();
        report.put("home", stack.settings().home().folder().toString());
        stack.pipeline().remembered().ifPresent(file -> {
            report.put("pipeline", file.toString());
            stack.definition().edited(file).ifPresent(edited -> report.put("pipeline_edited", edited));
        });
        ArrayNode components = report.putArray("components");
        looks.forEach(look -> components.add(look.join()));
        boolean up = true;
        for (JsonNode component : components) {
            up &= List.of("UP", "EXTERNAL").contains(component.path("health").asText());
        }
        report.put("up", up);
        memory(components).ifPresent(bytes -> report.put("memory_bytes", bytes));
        Optional<JsonNode> covered = coverage.join();
        if (covered.isPresent() && covered.get().has("cut")) {
            report.set("coverage", covered.get());
            segmentsAlive(components, covered.get()).ifPresent(count -> report.put("segments_alive", count));
        } else {
            report.put(
                    "coverage_problem",
                    covered.map(problem -> problem.path("detail").asText(""))
                            .filter(detail -> !detail.isEmpty())
                            .orElse("the serving layer does not answer"));
        }
        return report;
    }

    /** Of all processes that run; empty if one of them does not tell. */
    static OptionalLong memory(JsonNode components) {
        long memory = 0;
        for (JsonNode component : components) {
            if (component.has("pid") && !component.has("memory_bytes")) {
                return OptionalLong.empty();
            }
            memory += component.path("memory_bytes").asLong();
        }
        return OptionalLong.of(memory);
    }

    private CompletableFuture<Optional<JsonNode>> coverage() {
        Member serving = Member.of(Component.SERVING);
        if (stack.children().find(serving.name()).isEmpty() && !stack.settings().isExternal(Component.SERVING)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.supplyAsync(() -> api(serving).glance("/api/v1/coverage"));
    }

    private Stream<Member> members() {
        return Stream.concat(
                        stack.components(stack.architectures().current()).stream()
                                .flatMap(stack.settings().size()::members),
                        stack.children().names().stream().map(Member::named).filter(member -> member.instance() > 1))
                .distinct();
    }

    private ObjectNode component(Member member) {
        ObjectNode node = Api.JSON.createObjectNode().put("name", member.name());
        if (stack.settings().isExternal(member.component())) {
            return member.component().isServer() ? node.put("health", "EXTERNAL") : addStatus(node, api(member));
        }
        int port = stack.settings().port(member).number();
        node.put("port", port);
        Children.State state = stack.children().state(member.name());
        if (state != Children.State.RUNNING) {
            node.put("health", state.name());
            if (state == Children.State.CRASHED) {
                addTail(node, member);
            }
            return node;
        }
        stack.children().find(member.name()).ifPresent(process -> {
            node.put("pid", process.pid());
            Proc.residentBytes(process.pid()).ifPresent(bytes -> node.put("memory_bytes", bytes));
        });
        stack.children().started(member.name()).ifPresent(start -> node.put("started", start.toString()));
        if (member.component().isServer()) {
            return Probe.tcp(port).answers()
                    ? node.put("health", "UP")
                    : node.put("health", "DOWN").put("problem", "nothing listens on port " + port);
        }
        return addStatus(node, api(member));
    }

    private static ObjectNode addStatus(ObjectNode node, Api api) {
        Optional<JsonNode> status = api.status();
        if (status.isEmpty()) {
            return node.put("health", "DOWN").put("problem", "it does not answer");
        }
        JsonNode said = status.get();
        node.put("health", said.path("status").asText("DOWN"));
        if (!said.path("status").asText().equals("UP")) {
            node.put("problem", said.path("reason").asText(said.path("detail").asText("it does not say why")));
        }
        if (said.has("events_per_second")) {
            node.put(
                    "events_per_second",
                    Math.round(said.path("events_per_second").asDouble()));
        }
        lag(said.path("partitions")).ifPresent(lag -> node.put("lag", lag));
        node.set("status", said);
        return node;
    }

    /** What all partitions lag behind together; empty if one of them does not know. */
    static OptionalLong lag(JsonNode partitions) {
        long lag = 0;
        for (JsonNode partition : partitions) {
            long one = partition.path("lag").asLong(-1);
            if (one < 0) {
                return OptionalLong.empty();
            }
            lag += one;
        }
        return partitions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lag);
    }

    private void addTail(ObjectNode node, Member member) {
        node.put("log", stack.children().log(member.name()).toString());
        ArrayNode tail = node.putArray("log_tail");
        stack.children().tail(member.name(), TAIL).forEach(tail::add);
    }

    /** How many segments an answer reads now: from the published cut to the newest segment that a speed layer folds. */
    private static Optional<Long> segmentsAlive(JsonNode components, JsonNode coverage) {
        long newest = -1;
        for (JsonNode component : components) {
            for (JsonNode partition : component.path("status").path("partitions")) {
                newest = Math.max(newest, partition.path("segment").asLong(-1));
            }
        }
        long alive = newest - coverage.path("cut").asLong() + 1;
        return newest < 0 ? Optional.empty() : Optional.of(Math.max(0, alive));
    }

    private Api api(Member member) {
        return new Api(member.name(), stack.settings().address(member));
    }
}
