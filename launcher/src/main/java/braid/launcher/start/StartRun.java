package braid.launcher.start;

import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Children;
import braid.launcher.process.Launch;
import braid.launcher.process.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One start of a stack, from nothing or from whatever is left of it: the servers together; the stores' set-up as soon as only Cassandra, the
 * slowest, is missing (the set-up waits for it); then the services together. Where the stores run and are set up, a service that died is
 * started at once.
 */
public final class StartRun {
    private static final long POLL_MS = 50;

    private final Servers servers;
    private final Services services;
    private final Children children;
    private final Path pipeline;
    private final Undo undo;
    private final StartListener listener;
    private final List<Starting> pending = new ArrayList<>();
    private final List<Starting> ready = new ArrayList<>();

    public StartRun(
            Servers servers, Services services, Children children, Path pipeline, Undo undo, StartListener listener) {
        this.servers = servers;
        this.services = services;
        this.children = children;
        this.pipeline = pipeline;
        this.undo = undo;
        this.listener = listener;
    }

    /**
     * Returns when every wanted member answers.
     *
     * @param isSetUp whether the stores run and are set up for this pipeline already
     * @param afterSetup called when the stores have been set up
     */
    public void run(List<Member> wanted, boolean isSetUp, Runnable afterSetup) {
        List<Member> toServe = of(wanted, false);
        boolean needsSetup = !isSetUp
                && toServe.stream()
                        .anyMatch(member -> children.find(member.name()).isEmpty());
        List<Member> servers = slowestFirst(of(wanted, true));
        servers.stream().filter(member -> !joins(member)).forEach(this::begin);
        servers.stream().filter(StartRun::joins).forEach(this::join);
        if (needsSetup) {
            awaitUntil(() -> pending.stream().allMatch(child -> child.name().equals(Component.CASSANDRA.title())));
            setUp();
            afterSetup.run();
        }
        awaitUntil(pending::isEmpty);
        slowestFirst(toServe).forEach(this::begin);
        awaitUntil(pending::isEmpty);
    }

    /** Whether a member joins others of its kind, which has to be done by one after another. */
    private static boolean joins(Member member) {
        return member.component() == Component.CASSANDRA && member.instance() > 1;
    }

    private void join(Member node) {
        awaitUntil(() -> pending.stream().noneMatch(child -> child.name().startsWith(Component.CASSANDRA.title())));
        begin(node);
    }

    private void setUp() {
        String name = "setup";
        long begin = System.nanoTime();
        listener.waiting(name, "topics, keyspace, tables");
        Process setup = services.startSetup(pipeline);
        try {
            awaitUntil(() -> !setup.isAlive() || System.nanoTime() - begin > Services.DEADLINE.toNanos());
            services.requireSetUp(setup);
        } finally {
            setup.destroyForcibly();
        }
        listener.ready(name, Duration.ofNanos(System.nanoTime() - begin), "topics, keyspace, tables");
    }

    private void begin(Member member) {
        Children.State before = children.state(member.name());
        Launch launch = member.component().isServer() ? servers.launch(member) : services.launch(member, pipeline);
        if (before == Children.State.RUNNING) {
            listener.waiting(member.name(), "");
            pending.add(new Starting(launch, children, null));
            return;
        }
        if (before == Children.State.CRASHED) {
            listener.say("  " + member.name() + " had died and is started again");
        }
        listener.waiting(member.name(), "");
        Process process = undo.start(member.name(), () -> children.start(launch));
        pending.add(new Starting(launch, children, process));
    }

    private void awaitUntil(java.util.function.BooleanSupplier condition) {
        while (true) {
            ready.forEach(Starting::requireAlive);
            for (Starting child : List.copyOf(pending)) {
                if (child.isReady()) {
                    pending.remove(child);
                    ready.add(child);
                    listener.ready(child.name(), child.took(), child.isOurs() ? "" : "was running");
                }
            }
            if (condition.getAsBoolean()) {
                return;
            }
            listener.tick();
            Pause.millis(POLL_MS);
        }
    }

    private static List<Member> of(List<Member> members, boolean servers) {
        return members.stream()
                .filter(member -> member.component().isServer() == servers)
                .toList();
    }

    /** Cassandra and Spark take longest, and formatting Kafka's folder must not hold up another. */
    private static List<Member> slowestFirst(List<Member> members) {
        List<Component> first = List.of(Component.CASSANDRA, Component.H2, Component.BATCH);
        return Stream.concat(
                        members.stream().filter(member -> first.contains(member.component())),
                        members.stream().filter(member -> !first.contains(member.component())))
                .toList();
    }
}
